package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.revocation.Revocations;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Refreshes against each other and against a revocation, on threads that really run at once. */
@QuarkusTest
class RefreshRaceTest {
    private static final int REQUESTS = 50;
    private static final int ROUNDS = 300;
    private static final long LONGEST_HEAD_START_NANOS = 2_500_000;

    private final Random random = new Random(20261123);
    private final TestInstalls installs;
    private final TestRefreshes refreshes;
    private final Revocations revocations;

    RefreshRaceTest(TestInstalls installs, TestRefreshes refreshes, Revocations revocations) {
        this.installs = installs;
        this.refreshes = refreshes;
        this.revocations = revocations;
    }

    static Stream<Arguments> doorsAndApps() {
        return Stream.of("/oauth2/token", "/oauth/v1/token")
                .flatMap(door -> Stream.of(App.values()).map(app -> Arguments.of(door, app)));
    }

    /** The kinds of apps that there are. */
    enum App {
        STABLE,
        ROTATING,
        PUBLIC
    }

    @ParameterizedTest
    @MethodSource("doorsAndApps")
    void fiftyAtOnceAllGetTheSameToken(String door, App kind) throws Exception {
        var consent = consentOf(kind);
        var request = installs.refreshOf(consent.app(), refreshes.install(consent));
        var start = new CyclicBarrier(REQUESTS);

        var answers = atOnce(REQUESTS, () -> {
            start.await();
            return TestInstalls.post(door, request);
        });

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("refresh_token"))
                        .distinct())
                .hasSize(1);
        assertThat(rotation(consent)).isEqualTo(kind == App.STABLE ? 0 : 1);
        assertThat(installs.events(consent)).isOne();
    }

    @Test
    void fiftyReusesAtOnceAreToldOnce() throws Exception {
        var consent = consentOf(App.ROTATING);
        String first = refreshes.install(consent);
        refreshes.succeed(consent.app(), refreshes.succeed(consent.app(), first));
        var start = new CyclicBarrier(REQUESTS);

        var answers = atOnce(REQUESTS, () -> {
            start.await();
            return refreshes.refresh(consent.app(), first);
        });

        assertThat(answers).allMatch(Optional::isEmpty);
        assertThat(installs.liveGrants(consent)).isZero();
        assertThat(installs.events(consent)).as("issued, revoked, reused").isEqualTo(3);
    }

    /** Who loses waits for the winner's lock, and is then the predecessor; never a thief. */
    @ParameterizedTest
    @EnumSource(names = {"ROTATING", "PUBLIC"})
    void twoAtOnceAreNeverTakenForAReuse(App kind) throws Exception {
        var app = consentOf(kind).app();
        int failed = 0;
        int different = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < ROUNDS; i++) {
                var consent = consentOf(app);
                String token = refreshes.install(consent);
                var start = new CyclicBarrier(2);
                Callable<Optional<IssuedTokens>> work = () -> {
                    begin(start);
                    return refreshes.refresh(app, token);
                };
                var answers = threads.invokeAll(List.of(work, work)).stream()
                        .map(Future::resultNow)
                        .flatMap(Optional::stream)
                        .map(TestRefreshes::refreshTokenOf)
                        .toList();
                failed += answers.size() == 2 ? 0 : 1;
                different += answers.stream().distinct().count() == 1 && rotation(consent) == 1 ? 0 : 1;
            }
        }

        assertThat(failed).as("rounds in which one was refused").isZero();
        assertThat(different).as("rounds with two successors").isZero();
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void nothingIsAliveAfterARevocationHoweverTheyMeet(App kind) throws Exception {
        var app = consentOf(kind).app();
        int alive = 0;
        int before = 0;
        int after = 0;
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < ROUNDS; i++) {
                var round = play(consentOf(app), threads);
                alive += (int) round.stream().filter(refreshes::isActive).count();
                before += round.isEmpty() ? 0 : 1;
                after += round.size() < 4 ? 1 : 0;
            }
        }

        assertThat(alive).as("tokens that are active after the revocation").isZero();
        assertThat(before).as("rounds in which a refresh came first").isPositive();
        assertThat(after).as("rounds in which the revocation came first").isPositive();
    }

    /** Two threads refresh twice each while a third gives the first token back; what they got. */
    private List<IssuedTokens> play(TestConsent consent, ExecutorService threads) throws Exception {
        String token = refreshes.install(consent);
        var start = new CyclicBarrier(3);
        Callable<List<IssuedTokens>> refreshing = () -> {
            begin(start);
            return refreshTwice(consent.app(), token);
        };
        var first = threads.submit(refreshing);
        var second = threads.submit(refreshing);
        var revoked = threads.submit(() -> {
            begin(start);
            return revocations.revokeRefreshToken(token);
        });

        assertThat(revoked.get()).isTrue();
        return Stream.concat(first.get().stream(), second.get().stream()).toList();
    }

    private List<IssuedTokens> refreshTwice(TestApp app, String token) {
        var issued = new ArrayList<IssuedTokens>();
        var once = refreshes.refresh(app, token);
        once.ifPresent(issued::add);
        once.flatMap(tokens -> refreshes.refresh(app, TestRefreshes.refreshTokenOf(tokens)))
                .ifPresent(issued::add);
        return issued;
    }

    private TestConsent consentOf(App kind) {
        return consentOf(
                switch (kind) {
                    case STABLE -> installs.app();
                    case ROTATING -> installs.newApp(true, AppTokens.ROTATING);
                    case PUBLIC -> installs.newApp(false);
                });
    }

    private static TestConsent consentOf(TestApp app) {
        return app.confidential() ? TestConsent.of(app) : TestConsent.of(app).withChallenge(TestConsent.CHALLENGE);
    }

    private long rotation(TestConsent consent) {
        return installs.number(
                "SELECT rotation FROM app_grant WHERE app_id = ? AND account_id = ?",
                consent.app().appId(),
                consent.accountId());
    }

    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            return threads.invokeAll(java.util.Collections.nCopies(count, work)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** Starts all at once, each a random moment later: a sleep is too coarse for this. */
    private void begin(CyclicBarrier start) throws Exception {
        long headStart = nextHeadStart();
        start.await();
        long until = System.nanoTime() + headStart;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private synchronized long nextHeadStart() {
        return random.nextLong(LONGEST_HEAD_START_NANOS);
    }
}
