package dev.grantway.platform.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around every page. */
@MessageBundle("layout")
public interface LayoutTexts { // public: its implementation is generated into another class loader
    @Message("en")
    String language();

    @Message("Skip to content")
    String skip();

    @Message("Main")
    String mainNavigation();

    @Message("Sign out")
    String signOut();

    @Message("Terms")
    String terms();

    @Message("Privacy")
    String privacy();

    @Message("Help")
    String help();

    @Message("Language")
    String languages();

    @Message("Copied")
    String copied();

    @Message("Back to the page before")
    String back();

    @Message("Error {code} · {number}")
    String faultNumber(String code, String number);
}
