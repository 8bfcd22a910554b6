package dev.grantway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.gate.TestGate;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Commits that write, as PostgreSQL itself counts them: each takes one transaction id. What else is under way in the service
 * takes some too, at times, so the least of several tries counts, which is never less than the request's own.
 */
@QuarkusTest
class CommitCountTest {
    private static final int TRIES = 40;

    private final TestInstalls installs;
    private final TestGate gate;

    CommitCountTest(TestInstalls installs, TestGate gate) {
        this.installs = installs;
        this.gate = gate;
    }

    @Test
    void noneForARefreshOfAStableToken() {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("refresh_token");

        assertThat(commitsOf(() -> refresh(consent.app(), token))).isZero();
    }

    @Test
    void oneForARefreshOfARotatingToken() {
        var consent = TestConsent.of(installs.newApp(true, AppTokens.ROTATING));
        var present = new AtomicReference<String>(installs.install(consent).path("refresh_token"));

        assertThat(commitsOf(() -> {
                    var answer = refresh(consent.app(), present.get());
                    present.set(answer.path("refresh_token"));
                    return answer;
                }))
                .isOne();
    }

    /** All that it changes was changed by one transaction; the outbox, which it wakes, has others at the same time. */
    @Test
    void oneForAnExchange() {
        var consent = TestConsent.of(installs.app());
        String code = installs.code(consent);

        TestInstalls.post("/oauth2/token", installs.exchangeOf(consent.app(), code))
                .then()
                .statusCode(200);

        assertThat(installs.number("""
                        SELECT count(DISTINCT written) FROM (
                            SELECT xmin::text AS written FROM app_grant WHERE account_id = ?
                            UNION ALL SELECT xmin::text FROM installation WHERE account_id = ?
                            UNION ALL SELECT xmin::text FROM authorization_code WHERE account_id = ?
                        ) AS changed""", consent.accountId(), consent.accountId(), consent.accountId()))
                .isOne();
    }

    @Test
    void noneForWhatOnlyLooks() {
        gate.open();
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        String access = tokens.path("access_token");
        var forInstallation = TestInstalls.credentialsOf(consent.app());
        forInstallation.put("account_id", Integer.toString(consent.accountId()));

        for (Map.Entry<String, Supplier<Response>> look : Map.<String, Supplier<Response>>of(
                        "introspection",
                        () -> TestInstalls.post("/oauth2/introspect", TestInstalls.tokenOf(consent.app(), access)),
                        "the gate",
                        () -> RestAssured.given()
                                .header("Authorization", "Bearer " + access)
                                .get("/authz/open/x"),
                        "an installation token",
                        () -> TestInstalls.post("/oauth2/token", forInstallation),
                        "a developer's token",
                        () -> TestInstalls.post("/oauth2/token", TestInstalls.credentialsOf(consent.app())))
                .entrySet()) {
            assertThat(commitsOf(look.getValue())).as(look.getKey()).isZero();
        }
    }

    @Test
    void oneForARevocation() {
        var app = installs.app();
        var tokens = IntStream.range(0, TRIES)
                .mapToObj(_ -> installs.install(TestConsent.of(app)).<String>path("refresh_token"))
                .toList()
                .iterator();

        assertThat(commitsOf(() -> TestInstalls.post("/oauth2/revoke", TestInstalls.tokenOf(app, tokens.next()))))
                .isOne();
    }

    private Response refresh(TestApp app, String token) {
        return TestInstalls.post("/oauth2/token", installs.refreshOf(app, token));
    }

    /** The least of several. */
    private long commitsOf(Supplier<Response> request) {
        return IntStream.range(0, TRIES)
                .mapToLong(_ -> {
                    long before = nextTransaction();
                    var answer = request.get();
                    long after = nextTransaction();
                    assertThat(answer.statusCode()).isEqualTo(200);
                    return after - before;
                })
                .min()
                .orElseThrow();
    }

    /** Asking takes none. */
    private long nextTransaction() {
        return installs.number("SELECT txid_snapshot_xmax(txid_current_snapshot())");
    }
}
