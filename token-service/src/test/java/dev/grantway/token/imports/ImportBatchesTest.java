package dev.grantway.token.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.grant.Identity;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportBatchesTest {
    private final ImportBatches batches;
    private final TestInstalls installs;
    private final AgroalDataSource database;

    ImportBatchesTest(ImportBatches batches, TestInstalls installs, AgroalDataSource database) {
        this.batches = batches;
        this.installs = installs;
        this.database = database;
    }

    @AfterEach
    void nobodyGetsInTheWay() {
        installs.inDatabase("DROP TRIGGER IF EXISTS test_conflict ON imported_token");
        installs.inDatabase("DROP FUNCTION IF EXISTS test_conflict()");
        installs.inDatabase("DROP SEQUENCE IF EXISTS test_conflict");
    }

    /** An exchange that wants the same scopes would wait for it while it holds what this waits for. */
    @Test
    void haveCommittedTheirScopesBeforeTheyWaitForAnyLock() throws Exception {
        var grant = grant("scope-" + UUID.randomUUID());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var another = database.getConnection();
                var lock = another.prepareStatement("SELECT pg_advisory_xact_lock(7236428196)")) {
            another.setAutoCommit(false);
            lock.execute();
            var storing = threads.submit(() -> batches.store(List.of(grant), false));
            try {
                await().until(() ->
                        installs.number("SELECT count(*) FROM scope_set WHERE scopes = ?", grant.scopes()) == 1);
                assertThat(installs.number("SELECT count(*) FROM installation WHERE account_id = ?", grant.accountId()))
                        .isZero();
            } finally {
                another.rollback();
            }

            assertThat(storing.get().imported()).isOne();
        }
    }

    @Test
    void areTriedAgainWhenOthersChangeTheSame() {
        var grant = grant("oauth");
        failFirst(2, grant);

        var verdicts = batches.store(List.of(grant), false);

        assertThat(verdicts.imported()).isOne();
        assertThat(installs.number("SELECT last_value FROM test_conflict")).isEqualTo(3);
        assertThat(installs.number("SELECT event_sequence FROM installation WHERE account_id = ?", grant.accountId()))
                .isOne();
    }

    @Test
    void areNotTriedForEver() {
        var grant = grant("oauth");
        failFirst(1_000, grant);

        assertThatThrownBy(() -> batches.store(List.of(grant), false)).matches(SqlStore::isConflict);

        assertThat(installs.number("SELECT last_value FROM test_conflict")).isEqualTo(5);
    }

    @Test
    void placeAnAccountsInstallationAndGrantsTogether() {
        var grants = Stream.generate(() -> grant("oauth")).limit(5).toList();

        batches.store(grants, false);

        assertThat(grants).allSatisfy(grant -> {
            String installation = installs.text("SELECT id FROM installation WHERE account_id = ?", grant.accountId());
            byte[] id = Base64.getUrlDecoder().decode(installation.substring("ins_".length()));
            assertThat(installs.text("SELECT id::text FROM app_grant WHERE account_id = ?", grant.accountId()))
                    .startsWith(HexFormat.of().formatHex(Arrays.copyOf(id, 2)));
        });
    }

    /** PostgreSQL gives up the first attempts to store it, as in a deadlock. */
    private void failFirst(int attempts, ImportedGrant grant) {
        installs.inDatabase("CREATE SEQUENCE test_conflict"); // counts what is rolled back too
        installs.inDatabase("""
                CREATE FUNCTION test_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.client_id = '%s' AND nextval('test_conflict') <= %d THEN
                        RAISE EXCEPTION USING ERRCODE = 'deadlock_detected';
                    END IF;
                    RETURN NEW;
                END $$""".formatted(grant.clientId(), attempts));
        installs.inDatabase("CREATE TRIGGER test_conflict BEFORE INSERT ON imported_token"
                + " FOR EACH ROW EXECUTE FUNCTION test_conflict()");
    }

    private ImportedGrant grant(String scope) {
        var app = installs.app();
        return new ImportedGrant(
                1,
                app.appId(),
                app.clientId(),
                TestConsent.of(app).accountId(),
                7,
                List.of(scope),
                ImportKeyResource.hash(UUID.randomUUID().toString()),
                Optional.empty(),
                new Identity("ann@globex.example", "globex.example"));
    }
}
