package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages of an app's versions, and of what a change means for those who have the app. */
@MessageBundle("versions")
interface VersionsTexts {
    @Message("Versions · {app}")
    String title(String app);

    @Message("Version {number} · {app}")
    String titleOfOne(int number, String app);

    @Message("Roll back to version {number}? · {app}")
    String titleOfRollBack(int number, String app);

    @Message("The app is as it was. It is in force within seconds.")
    String rolledBack();

    @Message(
            "Each change of what you say of the app is a version; secrets, logo and status are no part of it. The newest "
                    + "200 are kept. Open one to compare it with how the app stands, or to roll back to it.")
    String intro();

    @Message("The app was not changed since versions are kept. Its next change will be here.")
    String willBeHere();

    @Message("Number")
    String number();

    @Message("Version")
    String version();

    @Message("Consent version")
    String consentVersion();

    @Message("Who")
    String who();

    @Message("What changed")
    String whatChanged();

    @Message("compare and roll back")
    String compare();

    @Message("The first that is kept")
    String firstKept();

    @Message("{#when count}{#is 1}1 change{#else}{count} changes{/when}")
    String changes(int count);

    @Message("All versions")
    String all();

    @Message("Version {number}")
    String one(int number);

    @Message("consent version {number}")
    String ofConsent(int number);

    @Message("The app is as this version says.")
    String unchanged();

    @Message("This is what the app would come to be if you rolled back.")
    String wouldBe();

    @Message("Roll back to this")
    String rollBackToThis();

    @Message("Roll back to version {number}?")
    String ask(int number);

    @Message("The app is as this version says: there is nothing to roll back.")
    String nothingToRollBack();

    @Message("A new version is made with what this one says. Versions in between stay, so that you can come back.")
    String isMade();

    @Message("The required scopes stay as they are: nobody is asked again.")
    String nobodyAsked();

    @Message("Roll back")
    String rollBack();

    @Message("What differs")
    String differs();

    @Message("Where")
    String where();

    @Message("Now")
    String now();

    @Message("In version {number}")
    String then(int number);

    @Message("Not there")
    String absent();

    @Message(
            "{#when installs}{#is 0}Nobody has the app installed, so nobody is asked again.{#is 1}1 install will be asked "
                    + "again.{#else}{installs} installs will be asked again.{/when}")
    String asked(int installs);

    @Message("Other required scopes make a new consent version. Whoever has the app keeps what was granted until it is "
            + "consented to again.")
    String askedText();

    @Message("Required from now on:")
    String added();

    @Message("Required no more:")
    String removed();
}
