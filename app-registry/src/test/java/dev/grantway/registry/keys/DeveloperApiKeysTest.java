package dev.grantway.registry.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.AtOnce;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.directory.CloseOutcome;
import dev.grantway.registry.directory.Departures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeveloperApiKeysTest {
    private final DeveloperApiKeys keys;
    private final DeveloperApiKeyRepository stored;
    private final TestDevelopers developers;
    private final Departures departures;

    DeveloperApiKeysTest(
            DeveloperApiKeys keys, DeveloperApiKeyRepository stored, TestDevelopers developers, Departures departures) {
        this.keys = keys;
        this.stored = stored;
        this.developers = developers;
        this.departures = departures;
    }

    @Test
    void openTheirOwnAccountOnly() {
        int account = developers.newAccount();
        String key = issue(account);

        assertThat(keys.developerWith(key)).hasValueSatisfying(developer -> {
            assertThat(developer.accounts()).containsExactly(account);
            assertThat(developer.mayChange(account)).isTrue();
            assertThat(developer.sees(account + 1)).isFalse();
        });
        assertThat(keys.developerWith(key + "x")).isEmpty();
        assertThat(keys.developerWith("")).isEmpty();
    }

    @Test
    void areNeverStored() {
        int account = developers.newAccount();
        String key = issue(account);

        var row = QuarkusTransaction.requiringNew()
                .call(() -> stored.listOf(account).getFirst());

        assertThat(row.verifier).doesNotContain(key);
        assertThat(row.lookup).hasSize(8);
    }

    @Test
    void areImportedOnce() {
        int account = developers.newAccount();
        String key = UUID.randomUUID().toString();

        keys.importKey(account, key);
        keys.importKey(account, key);

        assertThat(keys.list(account)).hasSize(1);
        assertThat(keys.developerWith(key)).isPresent();
    }

    @Test
    void endWhenTheyAreDeletedByTheirAccount() {
        int account = developers.newAccount();
        String key = issue(account);
        long id = keys.list(account).getFirst().id();

        assertThat(keys.delete(developers.newAccount(), id)).isFalse();
        assertThat(keys.developerWith(key)).isPresent();
        assertThat(keys.delete(account, id)).isTrue();
        assertThat(keys.developerWith(key)).isEmpty();
    }

    @Test
    void needANameAndAreNotWithoutNumber() {
        int account = developers.newAccount();

        assertThat(keys.issue(account, " ")).isInstanceOf(ApiKeyOutcome.Refused.class);
        String first = issue(account);
        issue(account);
        assertThat(keys.issue(account, "one more")).isInstanceOf(ApiKeyOutcome.Refused.class);
        assertThat(keys.developerWith(first)).isPresent();
        keys.delete(account, keys.list(account).getFirst().id());
        issue(account);
        assertThat(keys.list(account)).hasSize(2);
    }

    @Test
    void areNotMadeInAnAccountThatIsClosed() {
        int account = developers.newAccount();
        assertThat(departures.close(account, false)).isInstanceOf(CloseOutcome.Closed.class);

        assertThat(keys.issue(account, "deploy script")).isInstanceOf(ApiKeyOutcome.Refused.class);
        assertThat(keys.list(account)).isEmpty();
    }

    @Test
    void areTwoAtMostHoweverManyAreAskedForAtOnce() {
        int account = developers.newAccount();

        assertThat(AtOnce.run(8, () -> keys.issue(account, "deploy script")).stream()
                        .filter(ApiKeyOutcome.Issued.class::isInstance))
                .hasSize(2);
    }

    @Test
    void tellWhenTheyWereUsedLast() {
        int account = developers.newAccount();
        String key = issue(account);
        assertThat(keys.list(account).getFirst().lastUsedAt()).isNull();

        assertThat(keys.developerWith(key + "x")).isEmpty();
        assertThat(keys.list(account).getFirst().lastUsedAt()).isNull();
        assertThat(keys.developerWith(key)).isPresent();
        var used = keys.list(account).getFirst().lastUsedAt();
        assertThat(used).isNotNull();

        // a busy script does not write with each call
        assertThat(keys.developerWith(key)).isPresent();
        assertThat(keys.list(account).getFirst().lastUsedAt()).isEqualTo(used);
    }

    private String issue(int account) {
        return ((ApiKeyOutcome.Issued) keys.issue(account, "deploy script")).key();
    }
}
