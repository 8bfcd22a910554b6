package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InstallUrlTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private String app;
    private String clientId;

    InstallUrlTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        int appId = owner.newApp(TestApps.name());
        app = "/developer/apps/" + appId;
        clientId = apps.find(appId).orElseThrow().clientId();
        owner.choose(
                appId,
                Map.of(
                        "scope.crm.objects.contacts.read", "required",
                        "scope.crm.objects.deals.read", "conditional",
                        "scope.content", "optional"));
    }

    @Nested
    class TheForm {
        @Test
        void beginsWithTheReadyLinkAndAllOptionalScopes() {
            var page = owner.get(app + "/install-url");

            page.then()
                    .statusCode(200)
                    .body(containsString("formaction=\"/api/v1/install-links\""))
                    .body(containsString("name=\"scopes\" value=\"oauth\""))
                    .body(containsString("name=\"optionalScopes\" value=\"content\" checked"))
                    .body(containsString("name=\"scopes\" value=\"crm.objects.deals.read\">"))
                    .body(not(containsString("built-url")));
            assertThat(TestDeveloper.text(page, "install-url-0")).contains("/oauth/authorize?client_id=" + clientId);
        }

        @Test
        void putsALinkTogether() {
            var page = owner.browser()
                    .queryParam("clientId", clientId)
                    .queryParam("redirectUri", "https://app.example/cb")
                    .queryParam("scopes", "oauth", "crm.objects.deals.read", "crm.unknown")
                    .queryParam("door", "standard")
                    .queryParam("state", "a&b\"><script>")
                    .queryParam("accountId", "200001")
                    .queryParam("person", "sales@globex.example")
                    .get(app + "/install-url");

            assertThat(TestDeveloper.text(page, "built-url"))
                    .endsWith("/oauth2/authorize?response_type=code&amp;client_id=" + clientId
                            + "&amp;redirect_uri=https%3A%2F%2Fapp.example%2Fcb"
                            + "&amp;scope=oauth%20crm.objects.contacts.read%20crm.objects.deals.read"
                            + "&amp;state=a%26b%22%3E%3Cscript%3E");
            page.then()
                    .body(containsString("value=\"sales@globex.example\""))
                    .body(containsString("name=\"scopes\" value=\"crm.objects.deals.read\" checked"))
                    .body(containsString("name=\"optionalScopes\" value=\"content\">"))
                    .body(not(containsString("\"><script>")));
        }

        @Test
        void offersNoOtherRedirectUrlThanTheAppsOwn() {
            owner.browser()
                    .queryParam("clientId", clientId)
                    .queryParam("redirectUri", "https://evil.test/cb")
                    .get(app + "/install-url")
                    .then()
                    .statusCode(200)
                    .body(not(containsString("https://evil.test")))
                    .body(not(containsString("redirect_uri=https%3A%2F%2Fevil.test")))
                    .body(containsString("built-url"));
        }

        @Test
        void refusesAStateThatIsTooLong() {
            owner.browser()
                    .queryParam("clientId", clientId)
                    .queryParam("state", "x".repeat(501))
                    .get(app + "/install-url")
                    .then()
                    .statusCode(200)
                    .body(containsString("longer than 500 characters"))
                    .body(not(containsString("built-url")));
        }
    }

    @Nested
    class Others {
        @Test
        void doNotSeeIt() {
            developers.owner().get(app + "/install-url").then().statusCode(404);
        }

        @Test
        void whoLookOnMayTry() {
            developers
                    .member(owner.accountId(), "READ_ONLY")
                    .get(app + "/install-url")
                    .then()
                    .statusCode(200)
                    .body(containsString("Try it"));
        }
    }
}
