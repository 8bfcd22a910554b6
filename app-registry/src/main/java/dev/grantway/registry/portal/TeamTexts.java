package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of a team. */
@MessageBundle("team")
interface TeamTexts {
    @Message("Team of {account}")
    String title(String account);

    @Message("Team")
    String heading();

    @Message("The invitation is on its way by mail.")
    String mailed();

    @Message("Whoever opens this link can accept the invitation, once. This site sends no mail, so pass it"
            + " on yourself, to nobody else. It is shown this once.")
    String passOn();

    @Message("Members")
    String members();

    @Message("Name")
    String name();

    @Message("E-mail address")
    String email();

    @Message("Role")
    String role();

    @Message("You")
    String you();

    @Message("Role of {name}")
    String roleOf(String name);

    @Message("Change")
    String change();

    @Message("the role of {name}")
    String changeWhose(String name);

    @Message("Leave")
    String leave();

    @Message("Remove")
    String remove();

    @Message("Invitations")
    String invitations();

    @Message("Whom you have invited, and who has not accepted yet, will be here.")
    String noInvitations();

    @Message("Good until")
    String goodUntil();

    @Message("Send again")
    String sendAgain();

    @Message("New link")
    String newLink();

    @Message("Take back")
    String takeBack();

    @Message("Invite someone")
    String invite();

    @Message("Whoever accepts signs in with it.")
    String emailHint();

    @Message("We send a mail with a link that is good once.")
    String byMail();

    @Message("This site sends no mail: you are shown a link to pass on.")
    String byLink();

    @Message("Invite")
    String submit();

    @Message("Owners invite people, and change what they may do.")
    String ownersOnly();
}
