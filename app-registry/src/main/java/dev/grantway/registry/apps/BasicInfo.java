package dev.grantway.registry.apps;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers read about an app before they install it; an empty text is none.
 *
 * @param description may have several lines
 * @param documentationUrl a page that says how the app is used
 * @param links the developer's pages that it leads to
 */
public record BasicInfo(
        String name,
        String description,
        String supportEmail,
        String supportPhone,
        String supportUrl,
        String documentationUrl,
        LinkTexts links) {
    /**
     * Takes texts as forms and JSON bring them: absent, with spaces around, with the line ends of any system. It leads to
     * no pages, and has no documentation.
     */
    public static BasicInfo of(
            @Nullable String name,
            @Nullable String description,
            @Nullable String supportEmail,
            @Nullable String supportPhone,
            @Nullable String supportUrl) {
        return new BasicInfo(
                tidy(name),
                tidy(description),
                tidy(supportEmail),
                tidy(supportPhone),
                tidy(supportUrl),
                "",
                LinkTexts.NONE);
    }

    /** The same, leading to other pages. */
    public BasicInfo with(LinkTexts newLinks) {
        return new BasicInfo(name, description, supportEmail, supportPhone, supportUrl, documentationUrl, newLinks);
    }

    /** The same with another page that says how the app is used. */
    public BasicInfo withDocumentation(@Nullable String newUrl) {
        return new BasicInfo(name, description, supportEmail, supportPhone, supportUrl, tidy(newUrl), links);
    }

    private static String tidy(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(each -> each.replace("\r\n", "\n").replace('\r', '\n').strip())
                .orElse("");
    }
}
