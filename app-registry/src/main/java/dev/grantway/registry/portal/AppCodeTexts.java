package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of an app's tab with its file. */
@MessageBundle("appcode")
interface AppCodeTexts {
    @Message("App as code · {app}")
    String title(String app);

    @Message("Nothing was saved:")
    String nothingSaved();

    @Message("Line {line}, column {column}")
    String at(int line, int column);

    @Message("What would change")
    String whatChanges();

    @Message("Nothing: the app is as the file says.")
    String unchanged();

    @Message("Changes")
    String changes();

    @Message("Where")
    String where();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("Not there")
    String absent();

    @Message("Consent version changes: yes.")
    String consentChanges();

    @Message("The app comes to require other scopes. Installations keep what was granted until they are "
            + "consented to again.")
    String consentChangesText();

    @Message(
            "{#when installs}{#is 0}Nobody has it installed, so nobody is asked again.{#is 1}1 install will be asked again."
                    + "{#else}{installs} installs will be asked again.{/when}")
    String asked(int installs);

    @Message("Consent version changes: no.")
    String consentStays();

    @Message("Apply")
    String apply();

    @Message("The file")
    String file();

    @Message("Keep it in git beside your code, and apply it from there: it says all of the app but its secrets.")
    String fileText();

    @Message("Download grantway.app.yaml")
    String download();

    @Message("YAML or JSON. What you leave out the app does not have.")
    String definitionHint();

    @Message("Or a file")
    String upload();

    @Message("It counts in place of the text above.")
    String uploadHint();

    @Message("Check and show what changes")
    String check();

    @Message("From a HubSpot project")
    String hubSpot();

    @Message("Left out:")
    String leftOut();

    @Message("Either may be left empty. What they know nothing of stays as it is here. Nothing is saved.")
    String hubSpotHint();

    @Message("Turn into a grantway.app.yaml")
    String convert();
}
