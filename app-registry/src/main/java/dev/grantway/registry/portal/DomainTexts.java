package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of a domain. */
@MessageBundle("domain")
interface DomainTexts {
    @Message("Domain of {account}")
    String title(String account);

    @Message("Domain")
    String heading();

    @Message("Customers ask who is behind an app. With a domain that is known to be yours they see it "
            + "beside your name, marked as verified, on every page that asks them for access. Without one a"
            + " page warns them first.")
    String text();

    @Message("Verified")
    String verified();

    @Message("Not verified yet")
    String notVerified();

    @Message("Leave the record where it is: it is looked at every day, and the domain counts no longer "
            + "when the record is missing for some days.")
    String leaveIt();

    @Message("Make this record in the DNS of the domain, then press “Look now”. It says that this "
            + "developer account may speak for the domain.")
    String makeIt();

    @Message("Type")
    String type();

    @Message("Name")
    String name();

    @Message("Value")
    String value();

    @Message("Look now")
    String lookNow();

    @Message("Remove the domain")
    String remove();

    @Message("Domain")
    String domain();

    @Message("Such as acme.example. Another one takes the place of the one above, and has to be verified anew.")
    String anotherHint();

    @Message("Such as acme.example. You make a record in its DNS next.")
    String firstHint();

    @Message("Save the domain")
    String submit();
}
