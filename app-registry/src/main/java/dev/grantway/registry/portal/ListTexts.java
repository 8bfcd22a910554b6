package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts that lists of the portal share. */
@MessageBundle("lists")
interface ListTexts {
    @Message("Show")
    String show();

    @Message("Show all")
    String showAll();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("Live")
    String live();

    @Message("When")
    String when();

    @Message("Account")
    String account();

    @Message("Installation id")
    String installationId();
}
