package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of an app's install links, and of such a link wherever it is shown. */
@MessageBundle("installurl")
interface InstallUrlTexts {
    @Message("Without a redirect URL nobody can install the app.")
    String noRedirectUrl();

    @Message("Add one")
    String addOne();

    @Message("Your link")
    String built();

    @Message("Open")
    String open();

    @Message("Ready to use")
    String ready();

    @Message("Open it, or give it to customers: they choose an account, see what the app asks for, and "
            + "come back to the redirect URL.")
    String openIt();

    @Message("Back to")
    String backTo();

    @Message("Put one together, and try it")
    String builder();

    @Message("The app is public: it adds a code challenge of its own to each link. For a try one is made up.")
    String publicApp();

    @Message("Redirect URL")
    String redirectUrl();

    @Message("Door")
    String door();

    @Message("HubSpot's")
    String hubSpotDoor();

    @Message("for HubSpot's own clients.")
    String hubSpotDoorHint();

    @Message("Standard")
    String standardDoor();

    @Message("for any OAuth 2.0 client.")
    String standardDoorHint();

    @Message("Conditionally required scopes")
    String conditional();

    @Message("Optional scopes")
    String optional();

    @Message("State")
    String state();

    @Message("Comes back to the app as it is. May be left empty.")
    String stateHint();

    @Message("Make the link")
    String make();

    @Message("What would happen?")
    String whatWould();

    @Message("Nothing is stored and nobody sees anything. You may ask about yourself in accounts that you "
            + "are a member of, and about each member of your developer account's test accounts.")
    String whatWouldHint();

    @Message("Account id")
    String accountId();

    @Message("Person")
    String person();

    @Message("The e-mail address or the id of whoever would open the link.")
    String personHint();

    @Message("Try it")
    String tryIt();
}
