package dev.grantway.contracts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    private final Routes routes = Routes.load();

    @ParameterizedTest
    @CsvSource({
        "/, app-registry",
        "/signin, app-registry",
        "/developer/apps, app-registry",
        "/developer/apps/300001, app-registry",
        "/developer/apps/300001/deliveries, webhook-service",
        "/developer/apps/300001/deliveries/x, webhook-service",
        "/oauth/authorize, install-service",
        "/oauth/200001/authorize, install-service",
        "/oauth2/authorize, install-service",
        "/oauth/consent, install-service",
        "/oauth/v1/token, token-service",
        "//oauth/v1/token, token-service",
        "/oauth/2026-09/token/introspect, token-service",
        "/oauth/revoke, token-service",
        "/oauth2/jwks, token-service",
        "/account-info/v3/details, token-service",
        "//account-info//2026-09/details, token-service",
        "/api/v1/apps/import, app-registry",
        "/api/v1/grants/import, token-service",
        "/.well-known/oauth-authorization-server, token-service",
        "/connected-apps, install-service",
        "/webhooks/v3/300001/settings, app-registry",
        "/webhooks/2026-03/300001/settings, app-registry",
        "/app-webhooks/2025-09/300001/settings, app-registry",
        "/app-webhooks/2026-09/300001/settings, app-registry",
        "/schemas/event-types/contact.creation.json, app-registry",
        "/crm, product",
        "/crm/v3/objects/contacts, product",
        "/crm/v3/extensions/cards/300001, app-registry",
        "/crm/v3/timeline/events, webhook-service",
        "/api/v1/apps, app-registry",
        "/api/v1/installations/ins_1, install-service",
        "/api/v1/installations/ins_1/access-token, token-service",
        "/assets/install-service/site.css, install-service",
    })
    void theLongestMatchAnswers(String path, String service) {
        assertThat(routes.find(path)).map(Route::service).hasValue(service);
    }

    @Test
    void internalPathsAreNeverPublic() {
        assertThat(routes.find("/internal/codes").filter(Route::isPublic)).isEmpty();
        assertThat(routes.find("/authz").filter(Route::isPublic)).isEmpty();
        assertThat(routes.find("/authz/crm/v3/objects/contacts").filter(Route::isPublic))
                .isEmpty();
    }

    @Test
    void theGateIsAskedForTheProductsApiAndForNothingElse() {
        assertThat(routes.all().stream().filter(Route::isGated).map(Route::path))
                .containsExactly("/crm/v3/objects");
        assertThat(routes.find("/crm/v3/objects/contacts/1"))
                .map(Route::isGated)
                .hasValue(true);
        assertThat(routes.find("/crm/contacts")).map(Route::isGated).hasValue(false);
    }

    @Test
    void nothingAnswersAnUnknownPath() {
        assertThat(routes.find("/nothing-here")).isEmpty();
        assertThat(routes.find("/oauthx")).isEmpty();
        assertThat(routes.find("/q/health").filter(Route::isPublic)).isEmpty();
    }
}
