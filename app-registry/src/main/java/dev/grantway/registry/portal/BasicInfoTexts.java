package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of an app's first tab, beside those that the form of a new app has too. */
@MessageBundle("basics")
interface BasicInfoTexts {
    @Message("App id")
    String appId();

    @Message("Who changed what")
    String whoChanged();

    @Message("Save")
    String save();

    @Message("Preview")
    String preview();

    @Message("Pages")
    String pages();

    @Message("Pages of yours that the app leads to. HTTPS, or http on localhost. Leave out what you do not have.")
    String pagesHint();

    @Message("Privacy policy")
    String privacy();

    @Message("Customers see it before they install the app.")
    String privacyHint();

    @Message("Terms of use")
    String terms();

    @Message("Customers see them before they install the app.")
    String termsHint();

    @Message("Setup")
    String setup();

    @Message("Where a customer sets the app up once it is installed. Connected Apps links to it.")
    String setupHint();

    @Message("Settings")
    String settings();

    @Message("Where a customer changes its settings. Connected Apps links to it.")
    String settingsHint();

    @Message("Install")
    String install();

    @Message("Where an install begins at your app, so that it sends its own state and proof key. A "
            + "customer who connects the app again, changes what it may do or installs it again starts "
            + "there. Without it they go to the first redirect URL, which works for confidential apps "
            + "alone.")
    String installHint();

    @Message("Logo")
    String logo();

    @Message("The app's logo")
    String logoAlt();

    @Message("The app has no logo yet.")
    String noLogo();

    @Message("Another picture")
    String anotherPicture();

    @Message("Picture")
    String picture();

    @Message("PNG or JPEG, at most 1 MiB, from 64 to 4096 pixels, about square. It is drawn anew at 256 × "
            + "256 pixels; nothing else of the file is kept.")
    String logoHint();

    @Message("Upload the logo")
    String upload();

    @Message("Remove the logo")
    String removeLogo();

    @Message("What customers see")
    String customersSee();

    @Message("Below is what they read before they grant the app access. It follows what you type; without "
            + "JavaScript press “Preview”.")
    String previewHint();

    @Message("Before this, a page says that the publisher of the app is not verified.")
    String warned();

    @Message("Install")
    String installThe();

    @Message("Published by")
    String publishedBy();

    @Message("Verified")
    String verified();

    @Message("which is not verified.")
    String whichIsNotVerified();

    @Message("The app will be able to")
    String willBeAble();

    @Message("Why, as the app says:")
    String why();

    @Message("Questions about this app")
    String questions();

    @Message("Documentation")
    String documentation();

    @Message("The app's own terms")
    String ownTerms();

    @Message("And this stands below what the app shows in the product, such as its cards and timeline events:")
    String stands();

    @Message("Powered by")
    String poweredBy();

    @Message("Danger")
    String danger();

    @Message("Enable the app to let it work again in the accounts that have it.")
    String enableText();

    @Message("Enable the app")
    String enable();

    @Message("Disable the app to pause it in every account. Nothing is uninstalled, and you can enable it again.")
    String disableText();

    @Message("Disable the app")
    String disable();

    @Message("Delete the app to end it for good. It is uninstalled from every account.")
    String deleteText();
}
