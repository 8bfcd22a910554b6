package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.grant.UseNotes;
import dev.grantway.token.oauth.TokenOutcome;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Grants, not tokens, are rows. */
@QuarkusTest
class GrowthTest {
    private static final int REFRESHES = 5_000;
    private static final int GRANTS = 20;
    /** Of one table and its indexes: a page each may be begun, and pages are freed at any time. */
    private static final long TOLERATED_BYTES = 4 * 8192;

    private static final List<String> TABLES = List.of("app_grant", "installation", "scope_set", "imported_token");

    private final TestInstalls installs;
    private final TokenRefresh refresh;
    private final AppCatalog apps;
    private final UseNotes uses;

    GrowthTest(TestInstalls installs, TokenRefresh refresh, AppCatalog apps, UseNotes uses) {
        this.installs = installs;
        this.refresh = refresh;
        this.apps = apps;
        this.uses = uses;
    }

    @Test
    void nothingGrowsWithRefreshes() {
        var owner = installs.newApp(true);
        var app = apps.findByClientId(owner.clientId()).orElseThrow();
        var grants = new ArrayList<Held>();
        for (int i = 0; i < GRANTS; i++) {
            var consent = TestConsent.of(owner);
            grants.add(new Held(
                    consent.accountId(), new Secret(installs.install(consent).path("refresh_token"))));
        }
        refreshInTurn(app, grants, 50 * GRANTS);
        var before = sizes();
        long rows = rows();

        refreshInTurn(app, grants, REFRESHES);

        assertThat(rows()).isEqualTo(rows);
        var after = sizes();
        for (int i = 0; i < TABLES.size(); i++) {
            assertThat(after.get(i) - before.get(i)).as(TABLES.get(i)).isBetween(-TOLERATED_BYTES, TOLERATED_BYTES);
        }
    }

    private record Held(int accountId, Secret refreshToken) {}

    /** Each third is the first of its minute, which is the only one that writes. */
    private void refreshInTurn(AppSnapshot app, List<Held> grants, int times) {
        for (int i = 0; i < times; i++) {
            var held = grants.get(i % GRANTS);
            if (i % 3 == 0) {
                installs.inDatabase(
                        "UPDATE app_grant SET last_used_at = now() - interval '2 minutes' WHERE account_id = ?"
                                + " AND app_id = ?",
                        held.accountId(),
                        app.appId());
            }
            var scope = i % 7 == 0 ? Optional.of("oauth") : Optional.<String>empty();
            assertThat(refresh.refresh(new Recipient(app, Optional.empty()), held.refreshToken(), scope))
                    .isInstanceOf(TokenOutcome.Issued.class);
            uses.write();
        }
    }

    private List<Long> sizes() {
        return TABLES.stream()
                .map(table -> installs.number("SELECT pg_total_relation_size(?::regclass)", table))
                .toList();
    }

    private long rows() {
        return installs.number("SELECT (SELECT count(*) FROM app_grant) + (SELECT count(*) FROM installation)"
                + " + (SELECT count(*) FROM scope_set) + (SELECT count(*) FROM authorization_code)");
    }
}
