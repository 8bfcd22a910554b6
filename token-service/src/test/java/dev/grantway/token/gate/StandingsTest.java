package dev.grantway.token.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.access.TestTokens;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.grant.RevokeReason;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a token outlives its revocation. */
@QuarkusTest
class StandingsTest {
    private static final Duration STALENESS = Duration.ofMillis(800);

    private final AtomicLong now = new AtomicLong(1_000_000_000_000L);
    private final TestInstalls installs;
    private final TestTokens tokens;
    private final Grants grants;
    private final TokenInspection inspection;
    private final ScopeSets scopes;
    private final GateConfig configured;

    StandingsTest(
            TestInstalls installs,
            TestTokens tokens,
            Grants grants,
            TokenInspection inspection,
            ScopeSets scopes,
            GateConfig configured) {
        this.installs = installs;
        this.tokens = tokens;
        this.grants = grants;
        this.inspection = inspection;
        this.scopes = scopes;
        this.configured = configured;
    }

    @Test
    void areStrictWithoutASetting() {
        var strict = standings(configured.staleness());
        var token = token();
        assertThat(strict.ask(token)).isPresent();

        revoke(token);

        assertThat(strict.find(token)).isEmpty();
        assertThat(strict.ask(token)).isEmpty();
    }

    @Test
    void outliveARevocationByTheStalenessAndNoLonger() {
        var stale = standings(STALENESS);
        var token = token();
        assertThat(stale.find(token)).isEmpty();
        assertThat(stale.ask(token)).isPresent();

        revoke(token);

        now.addAndGet(STALENESS.toNanos() - 1);
        assertThat(stale.find(token)).isPresent();
        now.addAndGet(1);
        assertThat(stale.find(token)).isEmpty();
        assertThat(stale.ask(token)).isEmpty();
    }

    @Test
    void areNotProlongedByUse() {
        var stale = standings(STALENESS);
        var token = token();
        assertThat(stale.ask(token)).isPresent();

        for (int i = 0; i < 8; i++) {
            assertThat(stale.find(token)).isPresent();
            now.addAndGet(STALENESS.toNanos() / 8);
        }

        assertThat(stale.find(token)).isEmpty();
    }

    @Test
    void areAsOldAsTheReadsBegin() {
        var step = new AtomicLong(Duration.ofMillis(500).toNanos()); // PostgreSQL takes its time
        var stale = new Standings(inspection, scopes, STALENESS, () -> now.getAndAdd(step.get()));
        var token = token();
        long begun = now.get();
        assertThat(stale.ask(token)).isPresent();
        step.set(0);

        now.set(begun + STALENESS.toNanos() - 1);
        assertThat(stale.find(token)).isPresent();
        now.set(begun + STALENESS.toNanos());
        assertThat(stale.find(token)).isEmpty();
    }

    @Test
    void areNotKeptOfADeadToken() {
        var stale = standings(STALENESS);
        var token = token();
        revoke(token);

        assertThat(stale.ask(token)).isEmpty();
        assertThat(stale.find(token)).isEmpty();
    }

    @Test
    void refuseASettingOutOfBounds() {
        assertThatThrownBy(() -> standings(Duration.ofMillis(1_001)))
                .hasMessageContaining("grantway.token.gate.staleness=PT1.001S");
        assertThatThrownBy(() -> standings(Duration.ofMillis(-1))).hasMessageContaining("0 s to 1 s");
    }

    private Standings standings(Duration staleness) {
        return new Standings(inspection, scopes, staleness, now::get);
    }

    private AccessToken token() {
        return tokens.read(installs.install(TestConsent.of(installs.app())).path("access_token"));
    }

    private void revoke(AccessToken token) {
        grants.revoke(grants.find(token.grantId()).orElseThrow(), RevokeReason.REVOKED_BY_APP);
    }
}
