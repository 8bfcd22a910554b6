package dev.grantway.token.closure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.code.IssueOutcome;
import dev.grantway.token.exchange.TokenRequests;
import dev.grantway.token.http.Caller;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.TokenOutcome;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Uninstall against exchange, refresh and a second user's consent, on threads that really run at once. */
@QuarkusTest
class UninstallRaceTest {
    private static final int ROUNDS = 1_000;
    private static final int THREADS = 4;
    private static final long LONGEST_HEAD_START_NANOS = 2_500_000;

    private static final Caller NOBODY = new Caller("", Set.of());

    private final Random random = new Random(20261123);
    private final TestInstalls installs;
    private final TokenRequests requests;
    private final ParametersReader reader;
    private final TokenInspection inspection;
    private final Closures closures;

    UninstallRaceTest(
            TestInstalls installs,
            TokenRequests requests,
            ParametersReader reader,
            TokenInspection inspection,
            Closures closures) {
        this.installs = installs;
        this.requests = requests;
        this.reader = reader;
        this.inspection = inspection;
        this.closures = closures;
    }

    /** What a round ended with. */
    private record Round(List<IssuedTokens> tokens, long exchanged, long lateEvents, long liveGrants) {
        boolean isClean() {
            return lateEvents == 0 && liveGrants == 0;
        }
    }

    @Test
    void leavesNothingAliveHoweverTheyMeet() throws Exception {
        var app = installs.app();
        int unclean = 0;
        int active = 0;
        int before = 0;
        int after = 0;

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < ROUNDS; i++) {
                var round = play(app, threads);
                unclean += round.isClean() ? 0 : 1;
                active += (int) round.tokens().stream().filter(this::isActive).count();
                before += round.exchanged() > 0 ? 1 : 0;
                after += round.exchanged() < 2 ? 1 : 0;
            }
        }

        assertThat(active).as("tokens that are active after the uninstall").isZero();
        assertThat(unclean)
                .as("rounds with a live grant, or an event told after the uninstall")
                .isZero();
        assertThat(before).as("rounds in which an exchange came first").isPositive();
        assertThat(after).as("rounds in which the uninstall came first").isPositive();
    }

    private Round play(TestApp app, ExecutorService threads) throws Exception {
        var consent = TestConsent.of(app);
        var issued = installs.issue(consent);
        var first = tokens(requests.answer(
                        reader.readForm(
                                form(installs.exchangeOf(app, issued.code().value()))),
                        Optional.empty(),
                        NOBODY))
                .orElseThrow();
        var refresh = installs.refreshOf(app, first.refreshToken().orElseThrow().value());
        var second = installs.exchangeOf(app, installs.code(consent.byUser(4)));
        var start = new CyclicBarrier(THREADS);

        var uninstall = threads.submit(() -> {
            begin(start);
            closures.close(issued.installationId(), 1, "BY_USER");
            return installs.events(consent);
        });
        var exchange = threads.submit(asked(start, () -> answer(second)));
        var refreshed = threads.submit(asked(start, () -> answer(refresh)));
        var third = threads.submit(asked(start, () -> consentAndExchange(consent.byUser(5))));

        long told = uninstall.get();
        var exchanged =
                Stream.of(exchange.get(), third.get()).flatMap(Optional::stream).toList();
        var all = Stream.of(Optional.of(first), refreshed.get())
                .flatMap(Optional::stream)
                .toList();
        return new Round(
                Stream.concat(exchanged.stream(), all.stream()).toList(),
                exchanged.size(),
                installs.events(consent) - told,
                installs.liveGrants(consent));
    }

    private Callable<Optional<IssuedTokens>> asked(CyclicBarrier start, Callable<TokenOutcome> request) {
        return () -> {
            begin(start);
            return tokens(request.call());
        };
    }

    private TokenOutcome consentAndExchange(TestConsent consent) {
        return installs.tryToIssue(consent) instanceof IssueOutcome.Issued issued
                ? answer(installs.exchangeOf(consent.app(), issued.code().value()))
                : TokenOutcome.refused(dev.grantway.token.oauth.Reason.CODE_UNKNOWN, "no code");
    }

    private TokenOutcome answer(Map<String, String> form) {
        return requests.answer(reader.readForm(form(form)), Optional.empty(), NOBODY);
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

    private boolean isActive(IssuedTokens tokens) {
        return inspection.inspectAccess(tokens.accessToken().value()).isPresent()
                || inspection
                        .inspectRefresh(tokens.refreshToken().orElseThrow().value())
                        .isPresent();
    }

    private static Optional<IssuedTokens> tokens(TokenOutcome outcome) {
        return outcome instanceof TokenOutcome.Issued(var tokens) ? Optional.of(tokens) : Optional.empty();
    }

    private static byte[] form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "="
                        + java.net.URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
