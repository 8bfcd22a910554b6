package dev.grantway.registry.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from a real Keycloak, and what somebody else sends in its place. */
@QuarkusTest
@TestProfile(WithKeycloak.class)
class ProviderAnswersTest {
    private final People people;
    private final String server;
    private final String cutWhileThere;

    ProviderAnswersTest(
            People people,
            @ConfigProperty(name = "test.keycloak.server") String server,
            @ConfigProperty(name = "test.keycloak.cut-while-there") String cutWhileThere) {
        this.people = people;
        this.server = server;
        this.cutWhileThere = cutWhileThere;
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged-state-of-somebody", "x", "' OR 1=1 --"})
    void anAnswerThatNobodyAskedForIsRefused(String state) {
        var browser = provider().browser();
        browser.get(ProviderVisits.BEGIN);

        var answer = browser.get(ProviderVisits.BEGIN + "/callback?code=abc&state=" + state.replace(" ", "%20"));

        provider().assertRefused(answer, 400, "Begin again", browser);
    }

    @Test
    void anAnswerIsTakenOnce() {
        var browser = provider().browser();
        var member = provider().people().create(people.somebody().email(), true);
        String callback = provider().answer(browser, member, "/");

        assertThat(browser.get(callback).status()).isEqualTo(303);
        var again = browser.get(callback);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("was used already");
    }

    @Test
    void anAnswerIsGoodOnlyInTheBrowserThatAsked() {
        String callback = provider()
                .answer(
                        provider().browser(),
                        provider().people().create(people.somebody().email(), true),
                        "/");
        var victim = provider().browser();
        victim.get(ProviderVisits.BEGIN);

        provider().assertRefused(victim.get(callback), 400, "begun in another browser", victim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/%5Cevil.example", "%09/x"})
    void neverGoesOnToAnotherSite(String to) {
        var answer = provider()
                .signIn(
                        provider().browser(),
                        provider().people().create(people.somebody().email(), true),
                        to);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/");
    }

    @Test
    void whatTheProviderRefusesIsSaid() {
        var browser = provider().browser();
        String state =
                browser.get(ProviderVisits.BEGIN + "?to=/account").location().replaceAll(".*[?&]state=([^&]+).*", "$1");

        var answer = browser.get(
                ProviderVisits.BEGIN + "/callback?error=access_denied&error_description=%3Cb%3E&state=" + state);

        provider().assertRefused(answer, 403, "did not let you through", browser);
        assertThat(answer.body()).contains("/signin/provider?to=%2Faccount").doesNotContain("<b>");
    }

    @Test
    void aCodeThatTheProviderDoesNotKnowProvesNothing() {
        var browser = provider().browser();
        String state = browser.get(ProviderVisits.BEGIN).location().replaceAll(".*[?&]state=([^&]+).*", "$1");

        var answer = browser.get(ProviderVisits.BEGIN + "/callback?code=forged&state=" + state);

        provider().assertRefused(answer, 400, "could not be verified", browser);
    }

    @Test
    void aProviderThatIsAwayWhenItsAnswerComesIsSaidAndPasswordsAreTaken() throws IOException {
        var browser = provider().browser();
        String callback = provider()
                .answer(browser, provider().people().create(people.somebody().email(), true), "/account");
        Files.createFile(Path.of(cutWhileThere));
        try {
            var answer = browser.get(callback);

            provider().assertRefused(answer, 503, "cannot be reached", browser);
            assertThat(answer.body()).contains("name=\"password\"", "/signin/provider?to=%2Faccount");
            assertThat(people.signIn(people.somebody())).isNotEmpty();
        } finally {
            Files.delete(Path.of(cutWhileThere));
        }
    }

    @Test
    void aPlantedSessionOfTheExtensionOpensNothing() {
        var browser = provider().browser();
        browser.plant("q_session_provider", "planted");
        var member = provider().people().create(people.somebody().email(), true);

        browser.get(ProviderVisits.BEGIN);
        var answer = provider().signIn(browser, member, "/");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    private ProviderVisits provider() {
        return new ProviderVisits(server, people.cookieName());
    }
}
