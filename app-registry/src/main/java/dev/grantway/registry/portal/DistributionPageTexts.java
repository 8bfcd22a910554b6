package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the tab on which an app is opened to accounts. */
@MessageBundle("distribution")
interface DistributionPageTexts {
    @Message("Saved. It is in force within seconds.")
    String saved();

    @Message("Who may install it")
    String who();

    @Message("Private")
    String privateKind();

    @Message("The accounts below, and your own test accounts. All others are told that the app is private.")
    String privateHint();

    @Message("Unlisted")
    String unlisted();

    @Message("Whoever has an install link.")
    String unlistedHint();

    @Message("Listed")
    String listed();

    @Message("Whoever has an install link; and the product may show the app where it shows apps to everybody.")
    String listedHint();

    @Message("Accounts that may install it while it is private")
    String accounts();

    @Message("Account ids, one a line. An account that you take off the list keeps the app where it is "
            + "installed, and cannot grant it anything anew.")
    String accountsHint();

    @Message("Save distribution")
    String submit();

    @Message("Publisher")
    String publisher();

    @Message("Customers see")
    String customersSee();

    @Message("Verified")
    String verified();

    @Message("and that nobody has verified who that is: a page of its own says so before they may grant access.")
    String nobodyVerified();

    @Message("The domain of your developer account")
    String ownDomain();

    @Message("Verify your domain")
    String verifyDomain();
}
