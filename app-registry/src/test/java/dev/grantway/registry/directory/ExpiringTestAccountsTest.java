package dev.grantway.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.Meanwhile;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Test accounts that the operator lets end by themselves. */
@QuarkusTest
class ExpiringTestAccountsTest {
    private final TestDevelopers developers;
    private final TestAccounts testAccounts;
    private final AccountRepository accounts;
    private final DataSource database;
    private final Clock clock;

    ExpiringTestAccountsTest(
            TestDevelopers developers,
            TestAccounts testAccounts,
            AccountRepository accounts,
            DataSource database,
            Clock clock) {
        this.developers = developers;
        this.testAccounts = testAccounts;
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
    }

    @Test
    void endOnceTheirTimeIsOver() {
        var owner = developers.owner();
        int over = make(owner);
        int stays = make(owner);
        int later = make(owner);
        expire(over, Duration.ofSeconds(-1));
        expire(later, Duration.ofHours(1));

        testAccounts.endExpired();
        testAccounts.endExpired();

        assertThat(testAccounts.listOf(owner.accountId(), owner.userId()))
                .extracting(TestAccount::accountId)
                .containsExactly(stays, later);
        var row = QuarkusTransaction.requiringNew().call(() -> accounts.findById(over));
        assertThat(row.closedAt).isNotNull();
        assertThat(row.name).isEmpty();
    }

    @Test
    void endThoughOneBeforeThemCannot() {
        var owner = developers.owner();
        int stuck = make(owner);
        int over = make(owner);
        expire(stuck, Duration.ofSeconds(-2));
        expire(over, Duration.ofSeconds(-1));
        execute("ALTER TABLE account ADD CONSTRAINT stuck CHECK (id <> " + stuck + " OR closed_at IS NULL)");

        try {
            testAccounts.endExpired();
        } finally {
            execute("ALTER TABLE account DROP CONSTRAINT stuck");
        }

        assertThat(testAccounts.listOf(owner.accountId(), owner.userId()))
                .extracting(TestAccount::accountId)
                .containsExactly(stuck);
    }

    private void execute(String sql) {
        QuarkusTransaction.requiringNew().run(() -> Meanwhile.execute(database, sql));
    }

    @Test
    void stayUnlessTheOperatorSetsATime() {
        assertThat(config(Map.of()).most()).isEqualTo(10);
        assertThat(config(Map.of()).ttl()).isEmpty();
        var set = config(
                Map.of("grantway.registry.test-accounts.most", "3", "grantway.registry.test-accounts.ttl", "90d"));
        assertThat(set.most()).isEqualTo(3);
        assertThat(set.ttl()).contains(Duration.ofDays(90));
    }

    private int make(TestDeveloper owner) {
        var outcome = testAccounts.create(owner.accountId(), owner.userId(), "Trial");
        return ((TestAccountOutcome.Made) outcome).accountId();
    }

    private void expire(int accountId, Duration in) {
        QuarkusTransaction.requiringNew()
                .run(() -> accounts.setExpiry(accountId, clock.instant().plus(in)));
    }

    private static TestAccountsConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TestAccountsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(TestAccountsConfig.class);
    }
}
