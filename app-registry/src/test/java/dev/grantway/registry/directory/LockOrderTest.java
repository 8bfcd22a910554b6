package dev.grantway.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.TestDevelopers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** In which order what belongs to a person who goes is locked. */
@QuarkusTest
class LockOrderTest {
    private final TestDevelopers developers;
    private final Accounts accounts;
    private final Memberships memberships;
    private final MembershipRepository rows;

    LockOrderTest(TestDevelopers developers, Accounts accounts, Memberships memberships, MembershipRepository rows) {
        this.developers = developers;
        this.accounts = accounts;
        this.memberships = memberships;
        this.rows = rows;
    }

    @Test
    void aDeveloperAccountComesBeforeItsTestAccountsWhicheverIdsAnOperatorGaveThem() {
        var owner = developers.owner();
        int test = owner.accountId() + 10;
        int developer = test + 1;
        make(new AccountDraft(developer, AccountKind.DEVELOPER, "Dev", "dev.example", null, null, null));
        make(new AccountDraft(test, AccountKind.TEST, "Test", "dev.example", null, developer, null));
        assertThat(memberships.create(developer, new MembershipDraft(owner.userId(), "OWNER")))
                .isInstanceOf(EntryOutcome.Made.class);
        assertThat(memberships.create(test, new MembershipDraft(owner.userId(), "sales")))
                .isInstanceOf(EntryOutcome.Made.class);

        var order = QuarkusTransaction.requiringNew().call(() -> rows.accountsOf(owner.userId()));

        assertThat(order).containsExactly(owner.accountId(), developer, test);
    }

    private void make(AccountDraft draft) {
        assertThat(accounts.create(draft)).isInstanceOf(EntryOutcome.Made.class);
    }
}
