package dev.grantway.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.contracts.events.AppLinks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What app-registry makes at its first start: people, accounts and apps. What exists already it leaves alone. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Bootstrap(
        List<User> users,
        List<Account> accounts,
        List<Membership> memberships,
        List<DeveloperApiKey> developerApiKeys,
        List<App> apps) {
    record User(int userId, String email, String name, String password, boolean operator) {}

    /**
     * A customer's tenant.
     *
     * @param kind DEVELOPER, TEST or STANDARD
     * @param domainVerified whether the operator vouches for the domain; absent for no
     * @param parent the developer account of a test account
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Account(
            int accountId,
            String kind,
            String name,
            String domain,
            @Nullable Boolean domainVerified,
            @Nullable Integer parent,
            List<String> entitlements) {}

    /**
     * Who is in an account.
     *
     * @param role of {@code platform.yaml}, or OWNER, DEVELOPER, READ_ONLY in a developer account
     */
    record Membership(int accountId, int userId, String role) {}

    record DeveloperApiKey(int accountId, String key) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record App(
            int appId,
            int developerAccountId,
            String name,
            String description,
            String supportEmail,
            @Nullable AppLinks links,
            String clientId,
            boolean confidential,
            @Nullable String clientSecret,
            @Nullable String webhookSecret,
            List<String> redirectUris,
            List<String> requiredScopes,
            List<String> conditionallyRequiredScopes,
            List<String> optionalScopes,
            @Nullable Map<String, String> scopePurposes,
            @Nullable String webhookTargetUrl,
            @Nullable Boolean webhookLifecycleEvents,
            List<Subscription> subscriptions) {}

    record Subscription(String eventType, boolean active) {}
}
