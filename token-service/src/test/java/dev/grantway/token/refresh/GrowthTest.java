package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.oauth.TokenOutcome;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Grants, not tokens, are rows. */
@QuarkusTest
class GrowthTest {
    private static final int REFRESHES = 20_000;
    private static final int GRANTS = 20;
    /** Of one table and its indexes: a page each may be begun. */
    private static final long TOLERATED_BYTES = 4 * 8192;

    private static final List<String> TABLES = List.of("app_grant", "installation", "scope_set", "imported_token");

    private final TestInstalls installs;
    private final TokenRefresh refresh;
    private final AppCatalog apps;

    GrowthTest(TestInstalls installs, TokenRefresh refresh, AppCatalog apps) {
        this.installs = installs;
        this.refresh = refresh;
        this.apps = apps;
    }

    @Test
    void nothingGrowsWithRefreshes() {
        var app = apps.findByClientId(installs.app().clientId()).orElseThrow();
        var tokens = new ArrayList<Secret>();
        for (int i = 0; i < GRANTS; i++) {
            tokens.add(new Secret(installs.install(TestConsent.of(installs.app())).path("refresh_token")));
        }
        refreshInTurn(app.clientId(), tokens, GRANTS * 10);
        var before = sizes();
        long rows = rows();

        refreshInTurn(app.clientId(), tokens, REFRESHES);

        assertThat(rows()).isEqualTo(rows);
        for (int i = 0; i < TABLES.size(); i++) {
            assertThat(sizes().get(i) - before.get(i)).as(TABLES.get(i)).isBetween(-TOLERATED_BYTES, TOLERATED_BYTES);
        }
    }

    /** Each tenth is the first of its minute, which is the only one that writes. */
    private void refreshInTurn(String clientId, List<Secret> tokens, int times) {
        var app = apps.findByClientId(clientId).orElseThrow();
        for (int i = 0; i < times; i++) {
            if (i % (10 * GRANTS) == 0) {
                installs.inDatabase(
                        "UPDATE app_grant SET last_used_at = now() - interval '2 minutes' WHERE app_id = ?", app.appId());
            }
            var scope = i % 7 == 0 ? Optional.of("oauth") : Optional.<String>empty();
            assertThat(refresh.refresh(app, tokens.get(i % GRANTS), scope)).isInstanceOf(TokenOutcome.Issued.class);
        }
    }

    private List<Long> sizes() {
        return TABLES.stream()
                .map(table -> installs.number("SELECT pg_total_relation_size(?::regclass)", table))
                .toList();
    }

    private long rows() {
        return installs.number(
                "SELECT (SELECT count(*) FROM app_grant) + (SELECT count(*) FROM installation)"
                        + " + (SELECT count(*) FROM scope_set) + (SELECT count(*) FROM authorization_code)");
    }
}
