package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of API keys. */
@MessageBundle("apikeys")
interface ApiKeysTexts {
    @Message("API keys of {account}")
    String title(String account);

    @Message("API keys")
    String heading();

    @Message("With a key, scripts and HubSpot's SDKs (as “hapikey”) manage the apps of this account. There"
            + " are two at a time at most, so that a new one can take over before the old one is deleted.")
    String text();

    @Message("A new key. It is shown this once; keep it now.")
    String shownOnce();

    @Message("The keys of {account} will be here.")
    String none(String account);

    @Message("Name")
    String name();

    @Message("Key")
    String key();

    @Message("Made")
    String made();

    @Message("Last used")
    String lastUsed();

    @Message("Never")
    String never();

    @Message("Delete")
    String delete();

    @Message("New key")
    String newKey();

    @Message("What it is for, such as the program that uses it.")
    String nameHint();

    @Message("New API key")
    String submit();
}
