package dev.grantway.registry.notices;

import dev.grantway.platform.session.CurrentSession;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** How many notices wait for the reader of a page: {@code inject:notices}. */
@Named("notices")
@Singleton
public class NoticesView {
    private static final int MOST_SHOWN = 99;

    private final Notices notices;
    private final CurrentSession session;

    NoticesView(Notices notices, CurrentSession session) {
        this.notices = notices;
        this.session = session;
    }

    /** As it is shown; empty for none. */
    public String unread() {
        int unread = session.find()
                .map(person -> notices.countUnread(person.userId()))
                .orElse(0);
        if (unread == 0) {
            return "";
        }
        return unread > MOST_SHOWN ? MOST_SHOWN + "+" : Integer.toString(unread);
    }
}
