package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page that deletes an app. */
@MessageBundle("deletion")
interface DeleteAppTexts {
    @Message("Delete {app}")
    String title(String app);

    @Message("Delete {app}?")
    String heading(String app);

    @Message("For good, and without a way to undo it:")
    String forGood();

    @Message("none of its tokens works any more, from this moment on;")
    String tokens();

    @Message("it is uninstalled from every account that has it, which may take some minutes;")
    String uninstalled();

    @Message(
            "{#when installs}{#is 1}it is uninstalled from the one account that has it now;"
                    + "{#else}it is uninstalled from the {installs} accounts that have it now, which may take some minutes;{/when}")
    String uninstalledFrom(int installs);

    @Message("it is sent no webhooks any more;")
    String webhooks();

    @Message("its install links lead nowhere, and its client id and secrets are never good again.")
    String links();

    @Message("Type the name of the app to delete it:")
    String typeName();

    @Message("Delete the app")
    String submit();
}
