package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppLinks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The developer's pages that an app leads to, as they are typed; an empty text is none.
 *
 * @param installUrl where an install begins; none where install links may be made without asking the app
 * @param setupUrl where a customer sets the app up
 * @param settingsUrl where a customer changes its settings
 */
public record LinkTexts(String installUrl, String setupUrl, String settingsUrl, String privacyUrl, String termsUrl) {
    /** No pages. */
    public static final LinkTexts NONE = of(AppLinks.NONE);

    /** Takes texts as forms, JSON and rows bring them: absent, or with spaces around. */
    public static LinkTexts of(AppLinks links) {
        return new LinkTexts(
                tidy(links.installUrl()),
                tidy(links.setupUrl()),
                tidy(links.settingsUrl()),
                tidy(links.privacyUrl()),
                tidy(links.termsUrl()));
    }

    /** As other services and scripts read them. */
    public AppLinks toLinks() {
        return new AppLinks(
                orNone(installUrl), orNone(setupUrl), orNone(settingsUrl), orNone(privacyUrl), orNone(termsUrl));
    }

    private static String tidy(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).orElse("");
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }
}
