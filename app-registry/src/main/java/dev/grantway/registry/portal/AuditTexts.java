package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of a developer account's log. */
@MessageBundle("audit")
interface AuditTexts {
    @Message("Audit log of {account}")
    String title(String account);

    @Message("Everything that was changed in this developer account and its apps: by whom, when, and what "
            + "it was before. Nothing here can be changed or deleted, and no secret is in it.")
    String intro();

    @Message("About")
    String about();

    @Message("Everything")
    String everything();

    @Message("App id")
    String appId();

    @Message("From (days of UTC)")
    String from();

    @Message("To, that day included")
    String to();

    @Message("Only what was done by")
    String onlyBy();

    @Message("Nothing was done that fits. Look for less, or for everything:")
    String nothingFits();

    @Message("What is done in {account} from now on will be here.")
    String willBeHere(String account);

    @Message("What was done")
    String done();

    @Message("What")
    String what();

    @Message("To")
    String toWhat();

    @Message("Who")
    String who();

    @Message("How")
    String how();

    @Message("{#when count}{#is 1}1 field{#else}{count} fields{/when}")
    String fields(int count);

    @Message("of {subject}")
    String ofSubject(String subject);

    @Message("nothing")
    String nothing();

    @Message("Save as CSV")
    String csv();

    @Message("Save as JSON lines")
    String jsonLines();

    @Message("A file has at most 100,000 entries, the newest first. Entries are kept for as long as those "
            + "who run this platform have set.")
    String limits();
}
