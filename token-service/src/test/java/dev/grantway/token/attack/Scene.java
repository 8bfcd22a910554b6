package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One case at one door: what it asks goes through here, is written down, and is held to what is true of any answer. */
final class Scene {
    /** All that RFC 6749, section 5.2, lets a description have: nothing that could break out of a header or a page. */
    private static final String DESCRIPTION = "[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+";

    private final Door door;
    private final TestInstalls installs;
    private final Transcript transcript;

    Scene(Door door, TestInstalls installs, Transcript transcript) {
        this.door = door;
        this.installs = installs;
        this.transcript = transcript;
    }

    /** An app in an account with its tokens, and the form that they came by. */
    record Installed(TestConsent consent, Map<String, String> exchange, String access, String refresh) {
        TestApp app() {
            return consent.app();
        }
    }

    Door door() {
        return door;
    }

    TestInstalls installs() {
        return installs;
    }

    void note(String text) {
        transcript.note(text);
    }

    /** Sends a request; an answer that no attack may ever have fails the case. */
    Answer ask(Request request) throws IOException {
        var answer = askTroubled(request);
        assertThat(answer.status()).as("%s", answer).isBetween(200, 499);
        return answer;
    }

    /** The same while the database may be away: 503 is right then, with a time to come again. */
    Answer askTroubled(Request request) throws IOException {
        var answer = Wire.send(request);
        transcript.add(request, answer);
        assertSafe(request, answer);
        return answer;
    }

    /** One that is no HTTP, and may get no answer. */
    void askBroken(Request request) throws IOException {
        transcript.add(request, Wire.send(request));
    }

    private static void assertSafe(Request request, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isNotEqualTo(500);
        assertThat(answer.header("X-Injected")).as("a header of the attacker's").isEmpty();
        if (answer.status() >= 400) {
            assertThat(request.secrets().stream().filter(answer.body()::contains))
                    .as("secrets that an error repeats")
                    .isEmpty();
            assertThat(answer.text("error_description")).matches("|" + DESCRIPTION);
            assertThat(answer.body()).doesNotContain("Exception", "at dev.grantway", "at java.", "SQLSTATE");
        }
        if (answer.isJson() && request.target().contains("token")) {
            assertThat(answer.header("Cache-Control")).as("%s", answer).hasValue("no-store");
        }
    }

    Answer token(Map<String, String> form) throws IOException {
        return ask(Request.form(door.token(), form));
    }

    Answer introspect(TestApp app, String token) throws IOException {
        return ask(Request.form(door.introspection(), proofOf(app, Map.of("token", token))));
    }

    /** What a token is to one of the company's services, which may ask after all. */
    Answer describe(String token) throws IOException {
        var form = Map.of("client_id", "crm", "client_secret", ServiceClientsResource.SECRET, "token", token);
        return ask(Request.form(door.introspection(), form));
    }

    Answer revoke(TestApp app, String token) throws IOException {
        return ask(Request.form(door.revocation(), proofOf(app, Map.of("token", token))));
    }

    static Map<String, String> proofOf(TestApp app, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("client_id", app.clientId());
        if (app.confidential()) {
            form.put("client_secret", app.clientSecret());
        }
        return form;
    }

    boolean isActive(TestApp app, String token) throws IOException {
        var answer = introspect(app, token);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("active").asBoolean();
    }

    Installed install(TestConsent consent) throws IOException {
        var exchange = installs.exchangeOf(consent.app(), installs.code(consent));
        consent.challenge().ifPresent(_ -> exchange.put("code_verifier", TestConsent.VERIFIER));
        var answer = Wire.send(Request.form(door.token(), exchange));
        assertThat(answer.status()).as("an install: %s", answer).isEqualTo(200);
        return new Installed(consent, exchange, answer.text("access_token"), answer.text("refresh_token"));
    }

    Installed install() throws IOException {
        return install(TestConsent.of(installs.app()));
    }

    Map<String, String> refreshOf(Installed installed) {
        var form = proofOf(installed.app(), Map.of("grant_type", "refresh_token"));
        form.put("refresh_token", installed.refresh());
        return form;
    }

    /** An error of this door, with one of the codes, as "400 invalid_grant". */
    void assertRefused(Answer answer, String... expected) {
        assertThat(answer.status() + " " + answer.error()).as("%s", answer).isIn((Object[]) expected);
        door.assertErrorShape(answer);
        assertThat(answer.json().has("access_token")).isFalse();
    }

    /** Both tokens of an installation are worth nothing. */
    void assertDead(Installed installed) throws IOException {
        assertThat(isActive(installed.app(), installed.access()))
                .as("the access token")
                .isFalse();
        assertThat(isActive(installed.app(), installed.refresh()))
                .as("the refresh token")
                .isFalse();
        assertRefused(token(refreshOf(installed)), "400 invalid_grant");
    }

    void assertAlive(Installed installed) throws IOException {
        assertThat(isActive(installed.app(), installed.access()))
                .as("the access token")
                .isTrue();
        assertThat(token(refreshOf(installed)).status()).as("a refresh").isEqualTo(200);
    }
}
