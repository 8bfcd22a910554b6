package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the list of a developer account's apps. */
@MessageBundle("applist")
interface AppListTexts {
    @Message("Apps of {account}")
    String title(String account);

    @Message("Other account")
    String otherAccount();

    @Message("The apps of {account} will be here.")
    String willBeHere(String account);

    @Message("The first step is a name and a redirect URL. You get a client id, a client secret and an install URL at "
            + "once.")
    String firstStep();

    @Message("Find an app")
    String findAnApp();

    @Message("A part of its name, or its whole app id or client id.")
    String findHint();

    @Message("Find")
    String find();

    @Message("No app fits.")
    String noneFits();

    @Message("App id")
    String appId();

    @Message("Client id")
    String clientId();

    @Message("Kind")
    String kind();

    @Message("Changed")
    String changed();

    @Message("Confidential")
    String confidential();

    @Message("Public")
    String publicApp();

    @Message("First page")
    String first();

    @Message("Next page")
    String next();
}
