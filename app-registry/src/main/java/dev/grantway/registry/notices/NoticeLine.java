package dev.grantway.registry.notices;

import java.time.Instant;
import java.util.List;

/** A notice as its reader sees it. */
record NoticeLine(String subject, List<String> sentences, List<NoticeLink> links, Instant raisedAt, boolean unread) {
    NoticeLine {
        sentences = List.copyOf(sentences);
        links = List.copyOf(links);
    }

    static NoticeLine of(UserNotice notice, NoticeText text) {
        return new NoticeLine(
                text.subject(), text.sentences(), text.links(), notice.raisedAt(), notice.readAt() == null);
    }
}
