package dev.grantway.registry.operators;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages for operators. */
@MessageBundle("operators")
interface OperatorsTexts {
    @Message("Invitations")
    String invitations();

    @Message("Signing keys")
    String signingKeys();

    @Message(
            "Developers come to this site by invitation. Whoever follows the link in one opens a developer account and is its "
                    + "owner. Owners invite their own teams.")
    String intro();

    @Message(
            "Nobody new can come in: sign-up is off on this site (grantway.registry.sign-up.mode). Invitations that were sent "
                    + "work again once it is on.")
    String off();

    @Message("The invitation is on its way by mail.")
    String mailed();

    @Message("The invitation is taken back. Its link is not good any more.")
    String revoked();

    @Message(
            "Whoever opens this link can accept the invitation, once. This site sends no mail, so pass it on yourself, to the "
                    + "person you invited and to no one else. It is shown this once.")
    String passOn();

    @Message("Nobody was invited. See below what to change.")
    String nothingSent();

    @Message("Invite a developer")
    String invite();

    @Message("E-mail address")
    String email();

    @Message("Whoever accepts signs in with it.")
    String emailHint();

    @Message("We send a mail with a link that is good once.")
    String byMail();

    @Message("This site sends no mail: you are shown a link to pass on.")
    String byLink();

    @Message("Invite")
    String submit();

    @Message("Who was invited")
    String list();

    @Message("State")
    String state();

    @Message("All")
    String all();

    @Message("Open")
    String open();

    @Message("Accepted")
    String accepted();

    @Message("Taken back")
    String takenBack();

    @Message("Time over")
    String expired();

    @Message("Invited")
    String invitedAt();

    @Message("By")
    String by();

    @Message("Good until")
    String goodUntil();

    @Message("Ended")
    String endedAt();

    @Message("Send again")
    String sendAgain();

    @Message("New link")
    String newLink();

    @Message("Take back")
    String takeBack();

    @Message("Whom you invite will be here, with what became of it.")
    String willBeHere();

    @Message("No invitation is in this state.")
    String noneFits();

    @Message("What has ended is kept for a while and then forgotten.")
    String forgotten();

    @Message("This page is for operators")
    String operatorsOnly();

    @Message("Ask someone who runs this site, or sign in as one of them.")
    String operatorsOnlyText();
}
