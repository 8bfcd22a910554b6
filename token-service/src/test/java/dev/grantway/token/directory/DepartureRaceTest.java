package dev.grantway.token.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.code.IssueOutcome;
import dev.grantway.token.exchange.TokenRequests;
import dev.grantway.token.http.Caller;
import dev.grantway.token.installation.Installations;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.TokenOutcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The end of a membership against exchanges and consents of the person, on threads that really run at once. */
@QuarkusTest
class DepartureRaceTest {
    private static final int ROUNDS = 200;
    private static final int THREADS = 4;
    private static final long LONGEST_HEAD_START_NANOS = 6_000_000;
    private static final Caller NOBODY = new Caller("", Set.of());

    private final Random random = new Random(20261130);
    private final TestInstalls installs;
    private final TokenRequests requests;
    private final ParametersReader reader;
    private final Departures departures;
    private final DepartureStore store;
    private final Installations installations;
    private final TestDirectory directory;
    private final Clock clock;

    DepartureRaceTest(
            TestInstalls installs,
            TokenRequests requests,
            ParametersReader reader,
            Departures departures,
            DepartureStore store,
            Installations installations,
            TestDirectory directory,
            Clock clock) {
        this.installs = installs;
        this.requests = requests;
        this.reader = reader;
        this.departures = departures;
        this.store = store;
        this.installations = installations;
        this.directory = directory;
        this.clock = clock;
    }

    @Test
    void leavesNoLiveGrantHoweverTheyMeet() throws Exception {
        var apps = new TestApp[] {installs.newApp(true), installs.newApp(true), installs.newApp(true)};
        long live = 0;
        int before = 0;
        int after = 0;

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < ROUNDS; i++) {
                var first = TestConsent.of(apps[0]).byUser(1_000 + i).asPerson().at(clock.instant());
                var second = of(apps[1], first);
                var third = of(apps[2], first);
                long exchanged = play(threads, first, second, third);
                live += directory.live(first) + directory.live(second) + directory.live(third);
                before += exchanged > 0 ? 1 : 0;
                after += exchanged < 3 ? 1 : 0;
            }
        }

        assertThat(live).as("grants that outlived the membership").isZero();
        assertThat(before).as("rounds in which an exchange came first").isPositive();
        assertThat(after).as("rounds in which the end came first").isPositive();
    }

    @Test
    void anExchangeThatSeesNoMarkAndWaitsForTheEndFindsItsCodeWorthless() throws Exception {
        var consent =
                TestConsent.of(installs.newApp(true)).byUser(1_000 + ROUNDS).asPerson();
        var issued = installs.issue(consent);
        var form = installs.exchangeOf(consent.app(), issued.code().value());
        var voidBefore = clock.instant().plus(Departures.SETTLED_AFTER);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var exchange = QuarkusTransaction.requiringNew().call(() -> {
                var _ = installations.lock(issued.installationId());
                var waiting = threads.submit(() -> exchange(form));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> installs.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
                QuarkusTransaction.requiringNew()
                        .run(() -> store.mark(consent.userId(), consent.accountId(), voidBefore));
                assertThat(store.voidCodes(
                                consent.userId(), consent.accountId(), voidBefore, List.of(issued.installationId())))
                        .isOne();
                return waiting;
            });

            assertThat(exchange.get()).isFalse();
        }
        assertThat(directory.live(consent)).isZero();
    }

    /** Two codes are there already, a third is asked for meanwhile; how many exchanges succeeded. */
    private long play(ExecutorService threads, TestConsent first, TestConsent second, TestConsent third)
            throws Exception {
        var one = installs.exchangeOf(first.app(), installs.code(first));
        var two = installs.exchangeOf(second.app(), installs.code(second));
        var end = TestDirectory.end(first, clock.instant());
        var start = new CyclicBarrier(THREADS);

        var left = submit(threads, start, () -> {
            departures.leave(end);
            return false;
        });
        var exchanges = List.of(
                submit(threads, start, () -> exchange(one)),
                submit(threads, start, () -> exchange(two)),
                submit(threads, start, () -> consentAndExchange(third)));
        assertThat(left.get()).isFalse();
        long exchanged = 0;
        for (var exchange : exchanges) {
            exchanged += exchange.get() ? 1 : 0;
        }
        return exchanged;
    }

    private Future<Boolean> submit(ExecutorService threads, CyclicBarrier start, Callable<Boolean> work) {
        return threads.submit(() -> {
            begin(start);
            return work.call();
        });
    }

    private boolean consentAndExchange(TestConsent consent) {
        return installs.tryToIssue(consent) instanceof IssueOutcome.Issued issued
                && exchange(installs.exchangeOf(consent.app(), issued.code().value()));
    }

    private boolean exchange(Map<String, String> form) {
        return requests.answer(reader.readForm(bytes(form)), Optional.empty(), NOBODY) instanceof TokenOutcome.Issued;
    }

    /** Starts all at once, each a random moment later: a sleep is too coarse for this. */
    private void begin(CyclicBarrier start) throws Exception {
        long headStart = nextHeadStart();
        var _ = start.await();
        long until = System.nanoTime() + headStart;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private synchronized long nextHeadStart() {
        return random.nextLong(LONGEST_HEAD_START_NANOS);
    }

    /** Another app as the same person, who was still a member when the directory was asked. */
    private static TestConsent of(TestApp app, TestConsent first) {
        return TestConsent.of(app)
                .byUser(first.userId())
                .inAccount(first.accountId())
                .asPerson()
                .at(first.consentedAt().orElseThrow().minus(Duration.ofSeconds(1)));
    }

    private static byte[] bytes(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
