package dev.grantway.registry.apps;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers read about an app before they install it; an empty text is none.
 *
 * @param description may have several lines
 */
public record BasicInfo(String name, String description, String supportEmail, String supportPhone, String supportUrl) {
    /** Takes texts as forms and JSON bring them: absent, with spaces around, with the line ends of any system. */
    public static BasicInfo of(
            @Nullable String name,
            @Nullable String description,
            @Nullable String supportEmail,
            @Nullable String supportPhone,
            @Nullable String supportUrl) {
        return new BasicInfo(tidy(name), tidy(description), tidy(supportEmail), tidy(supportPhone), tidy(supportUrl));
    }

    private static String tidy(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(each -> each.replace("\r\n", "\n").replace('\r', '\n').strip())
                .orElse("");
    }
}
