package dev.grantway.registry.notices;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts around notices; what a notice says is in {@link NoticeWords}. */
@MessageBundle("notices")
interface NoticesTexts {
    @Message("Notices")
    String title();

    @Message("Start")
    String start();

    @Message("unread")
    String unread();

    @Message("What you are to know will be here: requests that wait for you, what became of your own, apps"
            + " that are gone.")
    String none();

    @Message("Mark all as read")
    String markRead();

    @Message("New")
    String fresh();

    @Message("Older notices")
    String older();
}
