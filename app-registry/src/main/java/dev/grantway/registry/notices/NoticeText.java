package dev.grantway.registry.notices;

import java.util.List;

/**
 * A notice in words.
 *
 * @param subject one line without control characters
 * @param sentences what happened, and what to do
 * @param links where to do it; the first is the one to take
 */
public record NoticeText(String subject, List<String> sentences, List<NoticeLink> links) {
    public NoticeText {
        sentences = List.copyOf(sentences);
        links = List.copyOf(links);
    }
}
