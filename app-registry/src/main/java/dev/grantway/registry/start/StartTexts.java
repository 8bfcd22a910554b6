package dev.grantway.registry.start;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the start page and of a person's own profile. */
@MessageBundle("start")
interface StartTexts {
    @Message("Start")
    String title();

    @Message("Hello, {name}")
    String hello(String name);

    @Message("Your accounts")
    String yourAccounts();

    @Message("You are in no account yet. An administrator can add you to one.")
    String noAccount();

    @Message("Connected apps")
    String connectedApps();

    @Message("Your apps")
    String yourApps();

    @Message("Create apps, and set up what they may do and hear.")
    String yourAppsText();

    @Message("Go to the developer area")
    String developerArea();

    @Message("Running this site")
    String operating();

    @Message("Invitations")
    String invitations();

    @Message("Signing keys")
    String signingKeys();

    @Message("You")
    String you();

    @Message("Signed in as {email}")
    String signedInAs(String email);

    @Message("Notices")
    String notices();

    @Message("({count} new)")
    String unread(String count);

    @Message("Profile and sessions")
    String profileAndSessions();

    @Message("Sign out")
    String signOut();

    @Message("Welcome")
    String welcome();

    @Message("Sign in to connect apps to your account, to see which apps are connected, or to make apps of your own.")
    String welcomeText();

    @Message("Sign in")
    String signIn();

    @Message("Become a developer")
    String become();

    @Message("Your profile")
    String profile();

    @Message("Name")
    String name();

    @Message("E-mail address")
    String email();

    @Message("Where you are signed in")
    String whereSignedIn();

    @Message("Sessions")
    String sessions();

    @Message("Browser")
    String browser();

    @Message("Signed in")
    String signedIn();

    @Message("How")
    String how();

    @Message("With a password")
    String byPassword();

    @Message("By the identity provider")
    String byProvider();

    @Message("With a link in a mail")
    String byLink();

    @Message("Last seen")
    String lastSeen();

    @Message("End it")
    String endIt();

    @Message("This browser")
    String thisBrowser();

    @Message("An unnamed browser")
    String unnamedBrowser();

    @Message("End session")
    String endSession();

    @Message("of {device}")
    String ofDevice(String device);

    @Message("Sign out everywhere")
    String signOutEverywhere();

    @Message("A page that is open elsewhere may still be read for up to 15 minutes; nothing can be granted from it.")
    String stillReadable();
}
