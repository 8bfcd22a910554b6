package dev.grantway.registry.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.Ports;
import dev.grantway.registry.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.SmallRyeHealthReporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Passwords are not taken any more, and the provider has never been there. */
@QuarkusTest
@TestProfile(OnlyByProviderTest.ByProvider.class)
class OnlyByProviderTest {
    /** A provider where nobody answers. */
    public static final class ByProvider implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DevStackResource.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "test.mail-server.port", Integer.toString(Ports.free()),
                    "grantway.registry.oidc.enabled", "true",
                    "grantway.registry.oidc.issuer", "http://localhost:" + Ports.free(),
                    "grantway.registry.oidc.client-id", "grantway",
                    "grantway.registry.oidc.client-secret", "not-to-be-shown",
                    "grantway.registry.oidc.built-in-sign-in", "false",
                    "grantway.registry.oidc.sign-ins-per-address", "3");
        }
    }

    private final People people;
    private final SmallRyeHealthReporter health;

    OnlyByProviderTest(People people, SmallRyeHealthReporter health) {
        this.people = people;
        this.health = health;
    }

    @Test
    void theServiceIsReady() {
        assertThat(health.getReadiness().isDown()).isFalse();
    }

    @Test
    void thePageHasTheButtonAloneWithTheHostForAName() {
        people.browser()
                .get("/signin")
                .then()
                .statusCode(200)
                .body(
                        containsString("Continue with"),
                        containsString("localhost"),
                        not(containsString("name=\"password\"")));
    }

    @Test
    void aRightPasswordIsRefused() {
        var answer = people.signIn(people.somebody().email(), People.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("not used any more").doesNotContain("name=\"password\"");
        assertThat(answer.getCookie(people.cookieName())).isNull();
    }

    @Test
    void aProviderThatIsAwayIsSaidInTheReadersLanguageAndTooManyTriesAreRefused() {
        for (int i = 0; i < 3; i++) {
            people.browser()
                    .header("Accept-Language", "de")
                    .header("X-Forwarded-For", "198.51.100.70")
                    .get("/signin/provider?to=/developer")
                    .then()
                    .statusCode(503)
                    .body(
                            containsString("gerade nicht erreichbar"),
                            containsString("/signin/provider?to=%2Fdeveloper"));
        }

        people.browser()
                .header("X-Forwarded-For", "198.51.100.70")
                .get("/signin/provider")
                .then()
                .statusCode(429)
                .header("Retry-After", not(containsString("-")))
                .body(containsString("Too many sign-ins"));
    }
}
