package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts that pages of the portal share, and those of its small pages. */
@MessageBundle("portal")
interface PortalTexts {
    @Message("Apps")
    String apps();

    @Message("API keys")
    String keys();

    @Message("Team")
    String team();

    @Message("Test accounts")
    String testAccounts();

    @Message("Domain")
    String domain();

    @Message("Copy")
    String copy();

    @Message("Cancel")
    String cancel();

    @Message("Actions")
    String actions();

    @Message("Your role is to look on.")
    String lookOn();

    @Message("Nothing was saved:")
    String nothingSaved();

    @Message("To your apps")
    String toApps();

    @Message("This app is disabled: none of its tokens works, and nobody can install it.")
    String disabled();

    @Message("App")
    String app();

    @Message("Basic info")
    String basicInfo();

    @Message("Auth")
    String auth();

    @Message("Install URL")
    String installUrl();

    @Message("Webhooks")
    String webhooks();

    @Message("Distribution")
    String distribution();

    @Message("App as code")
    String code();

    @Message("Scopes")
    String scopes();

    @Message("Versions")
    String versions();

    @Message("Installs")
    String installs();

    @Message("API calls")
    String calls();

    @Message("Deliveries")
    String deliveries();

    @Message("Event types")
    String events();

    @Message("Audit log")
    String audit();

    @Message("Developer accounts")
    String accounts();

    @Message("Apps belong to developer accounts, and you are in none yet.")
    String noAccount();

    @Message("Ask the owner of a developer account to invite you, or open one of your own. Were you let "
            + "into one just now?")
    String askOwner();

    @Message("Look again")
    String lookAgain();

    @Message("Open a developer account")
    String openAccount();

    @Message("Which one do you want to work in?")
    String whichAccount();

    @Message("Create app")
    String createApp();

    @Message("Redirect URLs")
    String redirectUrls();

    @Message("One a line. Where customers come back to after they grant access. HTTPS, or http on localhost.")
    String redirectUrlsHint();

    @Message("Can the app keep a secret?")
    String keepsSecret();

    @Message("Yes, it runs on a server (confidential)")
    String confidential();

    @Message("It proves itself with a client secret.")
    String confidentialHint();

    @Message("No, it runs in browsers or on devices (public)")
    String publicApp();

    @Message("It proves itself with PKCE alone.")
    String publicAppHint();

    @Message("Scopes and webhooks follow on the app's own pages.")
    String restFollows();

    @Message("Your role in {account} is to look on. Its owner can give you another role.")
    String ownerCanChange(String account);

    @Message("Name")
    String name();

    @Message("Customers see it wherever the app shows, first of all when they install it.")
    String nameHint();

    @Message("Description")
    String description();

    @Message("One or two sentences: what the app does for the customer.")
    String descriptionHint();

    @Message("Support contact")
    String support();

    @Message("Customers see it when they install the app. Leave out what you do not have.")
    String supportHint();

    @Message("E-mail")
    String supportEmail();

    @Message("Phone")
    String supportPhone();

    @Message("Page")
    String supportUrl();

    @Message("Documentation")
    String documentation();

    @Message("A page that says how the app is used.")
    String documentationHint();
}
