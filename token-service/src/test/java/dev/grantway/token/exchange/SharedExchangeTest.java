package dev.grantway.token.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.code.CodeMint;
import dev.grantway.token.database.CountingSqlStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Codes that are exchanged by one statement: each gets what is its own. */
@QuarkusTest
class SharedExchangeTest {
    private static final int ROUNDS = 5;

    private final TestInstalls installs;
    private final ExchangeStore store;
    private final CodeMint codes;
    private final CountingSqlStore statements;

    SharedExchangeTest(TestInstalls installs, ExchangeStore store, CodeMint codes, CountingSqlStore statements) {
        this.installs = installs;
        this.store = store;
        this.codes = codes;
        this.statements = statements;
    }

    @Test
    void anExchangeIsOneStatementAndARefusalTwo() throws Exception {
        var consent = TestConsent.of(installs.app());
        var proof = proof(consent);

        assertThat(statements.statementsOf(() -> store.redeem(proof))).containsExactly("WITH");
        assertThat(statements.statementsOf(() -> store.redeem(proof))).containsExactly("WITH", "SELECT");
        assertThat(installs.liveGrants(consent)).isOne();
    }

    @Test
    void aCrowdGetsEachItsOwn() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var first = TestConsent.of(installs.app());
            var consents = new ArrayList<TestConsent>();
            for (int i = 0; i < 8; i++) {
                consents.add(TestConsent.of(installs.app()).byUser(100 + i));
            }
            for (int i = 0; i < 6; i++) { // users of one account: one installation
                consents.add(first.byUser(200 + i));
            }
            var requests = new ArrayList<>(consents.stream().map(this::request).toList());
            var wrong = new HashMap<>(request(TestConsent.of(installs.app())));
            wrong.put("redirect_uri", "http://localhost:8090/another");
            requests.add(wrong);

            var answers = atOnce(requests);

            for (int i = 0; i < consents.size(); i++) {
                assertThat(answers.get(i).statusCode()).isEqualTo(200);
                assertIsOf(consents.get(i), answers.get(i));
            }
            assertThat(answers.getLast().statusCode()).isEqualTo(400);
            assertThat(installs.liveGrants(first)).isEqualTo(6);
            assertThat(installs.events(first))
                    .as("each told with a number of its own")
                    .isEqualTo(6);
        }
    }

    @Test
    void anInstallationThatSomebodyHasUnderWayHoldsUpItsOwnAlone() throws Exception {
        var held = TestConsent.of(installs.app());
        var ofHeld = request(held);
        var others = List.of(request(TestConsent.of(installs.app())), request(TestConsent.of(installs.app())));
        try (var threads = Executors.newCachedThreadPool()) {
            var late = QuarkusTransaction.requiringNew().call(() -> {
                var _ = installs.number(
                        "SELECT generation FROM installation WHERE app_id = ? AND account_id = ? FOR UPDATE",
                        held.app().appId(),
                        held.accountId());
                var waiting = post(threads, ofHeld);
                for (var other : others) {
                    assertThat(post(threads, other).get(10, TimeUnit.SECONDS).statusCode())
                            .isEqualTo(200);
                }
                assertThat(waiting).isNotDone();
                return waiting;
            });

            assertThat(late.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(installs.liveGrants(held)).isOne();
    }

    private CodeProof proof(TestConsent consent) {
        var code = codes.read(installs.code(consent)).orElseThrow();
        return new CodeProof(code, consent.app().clientId(), TestConsent.REDIRECT_URI, Optional.empty());
    }

    private Map<String, String> request(TestConsent consent) {
        return installs.exchangeOf(consent.app(), installs.code(consent));
    }

    private static CompletableFuture<Response> post(ExecutorService threads, Map<String, String> request) {
        return CompletableFuture.supplyAsync(() -> TestInstalls.post("/oauth/v3/token", request), threads);
    }

    private static List<Response> atOnce(List<? extends Map<String, String>> requests) throws Exception {
        var barrier = new CyclicBarrier(requests.size());
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            var answers = requests.stream()
                    .map(request -> threads.submit(() -> {
                        var _ = barrier.await();
                        return TestInstalls.post("/oauth/v3/token", request);
                    }))
                    .toList();
            var got = new ArrayList<Response>();
            for (var answer : answers) {
                got.add(answer.get());
            }
            return got;
        }
    }

    private void assertIsOf(TestConsent consent, Response answer) {
        var form = new HashMap<>(TestInstalls.tokenOf(consent.app(), answer.path("access_token")));
        var told = TestInstalls.post("/oauth/v3/token/introspect", form);
        assertThat(told.<Boolean>path("active")).isTrue();
        assertThat(told.<Integer>path("hub_id")).isEqualTo(consent.accountId());
        assertThat(told.<Integer>path("user_id")).isEqualTo(consent.userId());
    }
}
