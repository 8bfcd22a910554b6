package dev.grantway.registry.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.Meanwhile;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An owner invites while they are removed. */
@QuarkusTest
class InvitationLocksTest {
    private final Invitations invitations;
    private final TestDevelopers developers;
    private final DataSource database;

    InvitationLocksTest(Invitations invitations, TestDevelopers developers, DataSource database) {
        this.invitations = invitations;
        this.developers = developers;
        this.database = database;
    }

    @Test
    void theInvitationWaitsForTheRemovalAndIsNotMade() throws Exception {
        var owner = developers.owner();
        String person = "UPDATE app_user SET email_key = email_key || '.gone' WHERE id = " + owner.userId();
        String membership = "DELETE FROM membership WHERE user_id = " + owner.userId();

        var outcome = Meanwhile.run(
                database,
                () -> Meanwhile.execute(database, person),
                () -> invitations.invite(
                        owner.accountId(), owner.userId(), MailedLinks.address(), DeveloperRole.DEVELOPER),
                () -> Meanwhile.execute(database, membership));

        assertThat(outcome).isInstanceOf(InviteOutcome.NotAnOwner.class);
    }
}
