package dev.grantway.registry.notices;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A notice as its reader sees it. */
record NoticeLine(String subject, List<String> sentences, List<NoticeLink> links, Instant raisedAt, boolean unread) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    NoticeLine {
        sentences = List.copyOf(sentences);
        links = List.copyOf(links);
    }

    static NoticeLine of(UserNotice notice, NoticeText text) {
        return new NoticeLine(
                text.subject(), text.sentences(), text.links(), notice.raisedAt(), notice.readAt() == null);
    }

    /** For readers without script; with it the time is shown in their zone. */
    public String when() {
        return TIME.format(raisedAt);
    }
}
