package dev.grantway.install.words;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An app as its developer presents it. The texts are a stranger's: pages escape them, and links are of harmless kinds.
 *
 * @param description empty when there is none
 * @param logo served by us, or empty
 * @param supportEmail empty when there is none, like all the texts after it
 * @param documentationUrl how it is used
 * @param setupUrl where it is set up once it is installed
 * @param status whether it can be used at all, anywhere
 */
public record AppView(
        String name,
        PublisherView publisher,
        String description,
        String logo,
        String supportEmail,
        String supportPhone,
        String supportUrl,
        String documentationUrl,
        String privacyUrl,
        String termsUrl,
        String setupUrl,
        String settingsUrl,
        AppStatus status) {
    private static final Pattern WEB = Pattern.compile("https?://.+");
    private static final Pattern SAFE =
            Pattern.compile("https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/?#].*)?");
    private static final Pattern OWN_IMAGE = Pattern.compile("/[^/].*|data:image/.+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s?&<>\"]+@[^\\s?&<>\"]+");

    /** As it stands now. */
    public static AppView of(AppSnapshot app) {
        var support = app.support();
        var links = app.linksOrNone();
        return new AppView(
                app.name(),
                PublisherView.of(app),
                Optional.ofNullable(app.description()).orElse(""),
                matching(OWN_IMAGE, Optional.ofNullable(app.logoUrl())),
                matching(EMAIL, Optional.ofNullable(support.email())),
                Optional.ofNullable(support.phone()).orElse(""),
                matching(WEB, Optional.ofNullable(support.url())),
                matching(WEB, Optional.ofNullable(support.documentationUrl())),
                matching(SAFE, Optional.ofNullable(links.privacyUrl())),
                matching(SAFE, Optional.ofNullable(links.termsUrl())),
                matching(SAFE, Optional.ofNullable(links.setupUrl())),
                matching(SAFE, Optional.ofNullable(links.settingsUrl())),
                app.status());
    }

    /** Whether it was taken out of use, and may come back. */
    public boolean isDisabled() {
        return status == AppStatus.DISABLED;
    }

    /** Whether it was ended for good. */
    public boolean isDeleted() {
        return status == AppStatus.DELETED;
    }

    /** Whether there is any support contact. */
    public boolean hasSupport() {
        return !(supportEmail + supportPhone + supportUrl + documentationUrl).isEmpty();
    }

    /** Whether it says what it does with data, or under which terms it is used. */
    public boolean hasLegal() {
        return !(privacyUrl + termsUrl).isEmpty();
    }

    /** Whether it has pages of its own for those who use it. */
    public boolean hasOwnPages() {
        return !(setupUrl + settingsUrl).isEmpty();
    }

    private static String matching(Pattern harmless, Optional<String> value) {
        return value.filter(harmless.asMatchPredicate()).orElse("");
    }
}
