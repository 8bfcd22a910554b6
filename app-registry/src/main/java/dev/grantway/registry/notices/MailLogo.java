package dev.grantway.registry.notices;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The brand's logo in a mail.
 *
 * @param source what the picture shows; empty for none
 * @param picture to be carried in the mail; empty where it stays on the site, or there is none
 */
record MailLogo(String source, Optional<Picture> picture) {
    private static final String ID = "logo@mail";

    /** Mail programs show no SVG, and many no {@code data:} URL: what a mail can show is carried as a part of it. */
    private static final Pattern DATA = Pattern.compile("data:(image/(?:png|jpeg|gif));base64,([A-Za-z0-9+/]+={0,2})");

    private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9/_.~%-]+\\.(?:png|jpe?g|gif)");

    /** Named by the content id in the mail's text. */
    record Picture(String contentType, String base64) {
        String contentId() {
            return "<" + ID + ">";
        }
    }

    static MailLogo of(@Nullable String logo, String baseUrl) {
        String present = logo == null ? "" : logo;
        var data = DATA.matcher(present);
        if (data.matches()) {
            return new MailLogo("cid:" + ID, Optional.of(new Picture(data.group(1), data.group(2))));
        }
        return new MailLogo(PATH.matcher(present).matches() ? baseUrl + present : "", Optional.empty());
    }
}
