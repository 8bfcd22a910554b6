package dev.grantway.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.grantway.quickstart.Bootstrap.Account;
import dev.grantway.quickstart.Bootstrap.App;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code demo.json}: all that a script needs to know, there while everything is ready. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemoFile(
        String baseUrl,
        String kafka,
        String operatorToken,
        List<DemoUser> users,
        List<DemoAccount> accounts,
        @Nullable String developerApiKey,
        List<DemoApp> apps) {
    private static final Map<Integer, String> ROLES = Map.of(
            1, "operator",
            2, "owner of developer account 100001",
            3, "super admin of 200001 and 200002",
            4, "member of 200001 without the right to write contacts");

    record DemoUser(String email, String password, int userId, String role) {
        static DemoUser of(Bootstrap.User user) {
            return new DemoUser(
                    user.email(), user.password(), user.userId(), ROLES.getOrDefault(user.userId(), "user"));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DemoAccount(
            int accountId,
            String kind,
            String name,
            @Nullable Integer parent,
            @Nullable List<String> entitlements) {
        static DemoAccount of(Account account) {
            boolean isStandard = account.kind().equals("STANDARD");
            return new DemoAccount(
                    account.accountId(),
                    account.kind(),
                    account.name(),
                    account.parent(),
                    isStandard ? account.entitlements() : null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DemoApp(
            int appId,
            String name,
            String clientId,
            @Nullable String clientSecret,
            @Nullable String webhookSecret,
            @JsonProperty("public") @Nullable Boolean isPublic,
            String redirectUri,
            @Nullable List<String> redirectUris,
            List<String> requiredScopes,
            List<String> optionalScopes,
            @Nullable String webhookTargetUrl) {
        static DemoApp of(App app) {
            return new DemoApp(
                    app.appId(),
                    app.name(),
                    app.clientId(),
                    app.clientSecret(),
                    app.webhookSecret(),
                    app.confidential() ? null : true,
                    app.redirectUris().getFirst(),
                    app.redirectUris().size() > 1 ? app.redirectUris() : null,
                    app.requiredScopes(),
                    app.optionalScopes(),
                    app.webhookTargetUrl());
        }
    }

    static DemoFile of(Settings settings, Bootstrap bootstrap, String operatorToken) {
        return new DemoFile(
                settings.baseUrl(),
                settings.kafka(),
                operatorToken,
                bootstrap.users().stream().map(DemoUser::of).toList(),
                bootstrap.accounts().stream().map(DemoAccount::of).toList(),
                bootstrap.developerApiKeys().stream()
                        .map(Bootstrap.DeveloperApiKey::key)
                        .findFirst()
                        .orElse(null),
                bootstrap.apps().stream().map(DemoApp::of).toList());
    }
}
