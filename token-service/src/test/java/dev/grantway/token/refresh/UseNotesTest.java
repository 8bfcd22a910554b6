package dev.grantway.token.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.database.CountingSqlStore;
import dev.grantway.token.grant.UseNotes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UseNotesTest {
    private static final String VERSION = "SELECT xmin::text::bigint FROM app_grant WHERE account_id = ?";
    private static final String NOTED =
            "SELECT count(*) FROM app_grant WHERE account_id = ? AND last_used_at > now() - interval '1 minute'";

    private final TestInstalls installs;
    private final TestRefreshes refreshes;
    private final CountingSqlStore statements;
    private final UseNotes uses;

    UseNotesTest(TestInstalls installs, TestRefreshes refreshes, CountingSqlStore statements, UseNotes uses) {
        this.installs = installs;
        this.refreshes = refreshes;
        this.statements = statements;
        this.uses = uses;
    }

    @Test
    void comeByThemselves() {
        var consent = used();

        Awaitility.await().until(() -> installs.number(NOTED, consent.accountId()) == 1);
    }

    @Test
    void areOneAMinute() throws Exception {
        var consent = TestConsent.of(installs.app());
        String token = refreshes.install(consent);
        refreshes.succeed(consent.app(), token);
        uses.write();
        long first = installs.number(VERSION, consent.accountId());

        refreshes.succeed(consent.app(), token);
        uses.write();
        assertThat(installs.number(VERSION, consent.accountId())).isEqualTo(first);

        installs.inDatabase(
                "UPDATE app_grant SET last_used_at = now() - interval '61 seconds' WHERE account_id = ?",
                consent.accountId());
        refreshes.succeed(consent.app(), token);
        uses.write();
        assertThat(installs.number(NOTED, consent.accountId())).isOne();
    }

    @Test
    void ofManyAreOneStatement() throws Exception {
        uses.write();
        var consents = Stream.generate(this::used).limit(20).toList();

        // the timer may have been here first, for some or all
        assertThat(statements.statementsOf(() -> {
                    uses.write();
                    return "";
                }))
                .hasSizeLessThanOrEqualTo(1);
        Awaitility.await().until(() -> areNoted(consents));
    }

    @Test
    void passOverAGrantThatIsChangedJustNow() {
        var locked = TestConsent.of(installs.app());
        var other = TestConsent.of(installs.app());
        var tokens = List.of(refreshes.install(locked), refreshes.install(other));

        QuarkusTransaction.requiringNew().run(() -> {
            installs.inDatabase(
                    "UPDATE app_grant SET generation = generation WHERE account_id = ?", locked.accountId());
            CompletableFuture.runAsync(() -> {
                        tokens.forEach(token -> refreshes.succeed(locked.app(), token));
                        uses.write(); // would wait for the transaction around it for good
                    })
                    .join();
        });

        assertThat(areNoted(List.of(other))).isTrue();
        assertThat(areNoted(List.of(locked))).isFalse();
    }

    private boolean areNoted(List<TestConsent> consents) {
        return consents.stream().allMatch(consent -> installs.number(NOTED, consent.accountId()) == 1);
    }

    /** A new grant whose refresh token was used. */
    private TestConsent used() {
        var consent = TestConsent.of(installs.app());
        refreshes.succeed(consent.app(), refreshes.install(consent));
        return consent;
    }
}
