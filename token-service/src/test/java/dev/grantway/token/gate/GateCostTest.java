package dev.grantway.token.gate;

import static dev.grantway.token.gate.TestGate.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import dev.grantway.token.database.CountingSqlStore;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.route.ApiPath;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a decision costs PostgreSQL: exact counts of statements. Who calls, and what may be called, is remembered. */
@QuarkusTest
class GateCostTest {
    private final TestGate product;
    private final TestInstalls installs;
    private final TestTokens tokens;
    private final Gate gate;
    private final CountingSqlStore statements;
    private final TokenInspection inspection;
    private final ScopeSets scopes;

    GateCostTest(
            TestGate product,
            TestInstalls installs,
            TestTokens tokens,
            Gate gate,
            CountingSqlStore statements,
            TokenInspection inspection,
            ScopeSets scopes) {
        this.product = product;
        this.installs = installs;
        this.tokens = tokens;
        this.gate = gate;
        this.statements = statements;
        this.inspection = inspection;
        this.scopes = scopes;
    }

    @BeforeEach
    void open() {
        product.open();
    }

    @Test
    void isOneReadOfAGoodToken() throws Exception {
        String token = token();

        assertThat(statementsOf("GET", token)).containsExactly("SELECT");
        assertThat(statementsOf("GET", token)).containsExactly("SELECT");
        assertThat(statementsOf("POST", token)).as("of one that lacks a scope").containsExactly("SELECT");
        assertThat(statementsOf("TRACE", token)).as("without a route").containsExactly("SELECT");
    }

    @Test
    void isOneReadOfAJwt() throws Exception {
        var app =
                installs.newApp(new AppTokens(RefreshTokens.STABLE, AccessTokens.JWT, AppTokens.Grants.ACCOUNT, null));
        String token = product.token(TestConsent.of(app).withScopes("oauth", READ));
        statementsOf("GET", token);

        assertThat(statementsOf("GET", token)).containsExactly("SELECT");
    }

    @Test
    void isOneReadOfAnInstallationsToken() throws Exception {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        var _ = product.token(consent);
        var form = new HashMap<>(TestInstalls.credentialsOf(consent.app()));
        form.put("account_id", Integer.toString(consent.accountId()));
        String token = TestInstalls.post("/oauth2/token", form).path("access_token");
        statementsOf("GET", token);

        assertThat(statementsOf("GET", token)).containsExactly("SELECT");
    }

    @Test
    void isOneReadOfADeadToken() throws Exception {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        String token = product.token(consent);
        installs.inDatabase(
                "UPDATE app_grant SET revoked_at = now() WHERE account_id = ? AND app_id = ?",
                consent.accountId(),
                consent.app().appId());

        assertThat(statementsOf("GET", token)).containsExactly("SELECT");
    }

    @Test
    void isNothingForAForgeryOrATokenThatIsOver() throws Exception {
        assertThat(statementsOf("GET", "gwa1_" + "A".repeat(65))).isEmpty();
        assertThat(statementsOf("GET", "gwi1_" + "A".repeat(59))).isEmpty();
        assertThat(statementsOf("GET", tokens.expired(token(), Duration.ofSeconds(1))))
                .isEmpty();
        assertThat(statements.statementsOf(() -> judge(new GateRequest("GET", path(), Optional.empty()))))
                .isEmpty();
    }

    @Test
    void isNothingWithinTheStaleness() throws Exception {
        var stale = new Standings(inspection, scopes, Duration.ofMillis(800), () -> 0L);
        var token = tokens.read(token());

        assertThat(statements.statementsOf(() -> stale.ask(token))).containsExactly("SELECT");
        assertThat(statements.statementsOf(() -> stale.find(token))).isEmpty();
    }

    /** Its scopes have been loaded once. */
    private String token() throws Exception {
        String token = product.token(TestConsent.of(installs.app()).withScopes("oauth", READ));
        statementsOf("GET", token);
        return token;
    }

    private List<String> statementsOf(String method, String token) throws Exception {
        return statements.statementsOf(() -> judge(new GateRequest(method, path(), Optional.of(token))));
    }

    private Judgement judge(GateRequest request) {
        return switch (gate.lookAt(request)) {
            case FirstLookOutcome.Decided(var judgement) -> judgement;
            case FirstLookOutcome.Unread() -> gate.judgeSigned(request);
            case FirstLookOutcome.Open(var token) -> gate.judge(request, token);
            case FirstLookOutcome.OpenForInstallation(var token) -> gate.judge(request, token);
        };
    }

    private static ApiPath path() {
        return ApiPath.read("/crm/v3/contacts").orElseThrow();
    }
}
