package dev.grantway.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.database.CountingSqlStore;
import dev.grantway.token.exchange.TokenRequests;
import dev.grantway.token.http.Caller;
import dev.grantway.token.introspection.Introspections;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.revocation.Revocations;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Exact counts of statements, beside those of refresh and gate. The outbox adds one for each event. */
@QuarkusTest
class StatementCostTest {
    private static final Caller CALLER = new Caller("10.0.0.1", Set.of("http://localhost:8080"));

    private final TestInstalls installs;
    private final Introspections introspections;
    private final Revocations revocations;
    private final TokenRequests requests;
    private final ParametersReader reader;
    private final CountingSqlStore statements;

    StatementCostTest(
            TestInstalls installs,
            Introspections introspections,
            Revocations revocations,
            TokenRequests requests,
            ParametersReader reader,
            CountingSqlStore statements) {
        this.installs = installs;
        this.introspections = introspections;
        this.revocations = revocations;
        this.requests = requests;
        this.reader = reader;
        this.statements = statements;
    }

    @Test
    void anIntrospectionIsOneRead() throws Exception {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        var app = consent.app();
        String installation =
                TestInstalls.post("/oauth2/token", forInstallation(consent)).path("access_token");
        String developer = TestInstalls.post("/oauth2/token", TestInstalls.credentialsOf(app))
                .path("access_token");
        for (String token : List.of(
                tokens.<String>path("access_token"), tokens.<String>path("refresh_token"), installation, developer)) {
            var _ = introspect(app, token); // scopes are loaded once

            assertThat(introspect(app, token)).as(token.substring(0, 5)).containsExactly("SELECT");
        }
    }

    @Test
    void anIntrospectionOfAForgeryIsNoneButForImportedTokens() throws Exception {
        assertThat(introspect(installs.app(), "gwi1_" + "A".repeat(59))).hasSize(1);
        assertThat(introspect(installs.app(), "x".repeat(20_000))).isEmpty();
    }

    @Test
    void aRevocationIsALookALockAndWhatItChanges() throws Exception {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        String access = tokens.path("access_token");
        String refresh = tokens.path("refresh_token");

        assertThat(revoke(consent.app(), access)).containsExactly("SELECT", "UPDATE");
        assertThat(revoke(consent.app(), access)).as("again").containsExactly("SELECT", "UPDATE");
        assertThat(revoke(consent.app(), refresh)).containsExactly("SELECT", "SELECT", "UPDATE", "UPDATE");
        assertThat(revoke(consent.app(), refresh)).as("again").containsExactly("SELECT", "SELECT", "UPDATE");
    }

    @Test
    void aTokenOfAnAppItselfIsALookAndItsScopeSet() throws Exception {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        var form = forInstallation(consent);
        var _ = ask(form);

        assertThat(ask(form)).as("for an installation").containsExactly("SELECT", "SELECT");
        assertThat(ask(TestInstalls.credentialsOf(consent.app())))
                .as("in no account")
                .containsExactly("SELECT", "SELECT");
    }

    private static Map<String, String> forInstallation(TestConsent consent) {
        var form = TestInstalls.credentialsOf(consent.app());
        form.put("account_id", Integer.toString(consent.accountId()));
        return form;
    }

    private List<String> introspect(TestApp app, String token) throws Exception {
        var sent = read(TestInstalls.tokenOf(app, token));
        return statements.statementsOf(() -> introspections.answer(sent, Optional.empty(), CALLER, List.of("token")));
    }

    private List<String> revoke(TestApp app, String token) throws Exception {
        var sent = read(TestInstalls.tokenOf(app, token));
        return statements.statementsOf(() -> revocations.answer(sent, Optional.empty(), CALLER));
    }

    private List<String> ask(Map<String, String> form) throws Exception {
        return statements.statementsOf(() -> requests.answer(read(form), Optional.empty(), CALLER));
    }

    private ParametersOutcome read(Map<String, String> form) {
        return reader.readForm(form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), US_ASCII))
                .collect(Collectors.joining("&"))
                .getBytes(US_ASCII));
    }
}
