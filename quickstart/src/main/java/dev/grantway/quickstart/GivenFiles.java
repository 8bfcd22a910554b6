package dev.grantway.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.devstack.DevKeys;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that services and examples are given at their start, each for its owner's eyes alone. */
final class GivenFiles {
    static final String BOOTSTRAP = "bootstrap.json";
    static final String SIGNING_KEY = "keys/access-token.pem";
    static final String SERVICE_CLIENTS = "keys/service-clients.json";
    static final String EXAMPLE_APPS = "example-app.apps.json";
    static final String EXAMPLE_ACCOUNTS = "example-crm.accounts.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataDirectory data;
    private final Secrets secrets;
    private final Bootstrap bootstrap;

    private record ServiceClients(List<ServiceClient> clients) {}

    private record ServiceClient(String clientId, String clientSecret, List<String> scopes, String tokenTtl) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ExampleApp(
            String name,
            String clientId,
            @Nullable String clientSecret,
            @Nullable String webhookSecret,
            String callbackPath,
            @Nullable String webhookPath,
            List<String> scopes,
            List<String> optionalScopes) {}

    private record ExampleAccount(int accountId, String name) {}

    GivenFiles(DataDirectory data, Secrets secrets, Bootstrap bootstrap) {
        this.data = data;
        this.secrets = secrets;
        this.bootstrap = bootstrap;
    }

    void write() {
        DevKeys.writeMissing(data.resolve("keys"));
        data.write(SIGNING_KEY, secrets.privateKey("access-token"));
        data.write(SERVICE_CLIENTS, json(serviceClients()));
        data.write(BOOTSTRAP, json(bootstrap));
        data.write(EXAMPLE_APPS, json(exampleApps()));
        data.write(EXAMPLE_ACCOUNTS, json(exampleAccounts()));
    }

    private ServiceClients serviceClients() {
        return new ServiceClients(List.of(
                client(
                        "install-service",
                        List.of(
                                "grantway.codes.write",
                                "grantway.installations.write",
                                "grantway.grants.read",
                                "grantway.directory.read"),
                        "PT30M"),
                client(OperatorToken.CLIENT_ID, List.of(OperatorToken.SCOPE), "P30D")));
    }

    private ServiceClient client(String clientId, List<String> scopes, String tokenTtl) {
        return new ServiceClient(clientId, secrets.secret("service-client." + clientId), scopes, tokenTtl);
    }

    private List<ExampleApp> exampleApps() {
        return bootstrap.apps().stream()
                .map(app -> new ExampleApp(
                        app.name(),
                        app.clientId(),
                        app.clientSecret(),
                        app.webhookSecret(),
                        pathOf(app.redirectUris().getFirst()),
                        app.webhookTargetUrl() == null ? null : pathOf(app.webhookTargetUrl()),
                        app.requiredScopes(),
                        app.optionalScopes()))
                .toList();
    }

    /** The product's customers; a developer account has no contacts. */
    private List<ExampleAccount> exampleAccounts() {
        return bootstrap.accounts().stream()
                .filter(account -> !account.kind().equals("DEVELOPER"))
                .sorted(Comparator.comparing(Bootstrap.Account::kind).thenComparingInt(Bootstrap.Account::accountId))
                .map(account -> new ExampleAccount(account.accountId(), account.name()))
                .toList();
    }

    private static String pathOf(String url) {
        return URI.create(url).getPath();
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
