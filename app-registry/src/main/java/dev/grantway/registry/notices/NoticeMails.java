package dev.grantway.registry.notices;

import dev.grantway.contracts.events.PlatformSnapshot.Brand;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.directory.EmailAddress;
import io.quarkus.mailer.Mail;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes mails: the operator's brand, what happened, and where to go. */
@Singleton
class NoticeMails {
    /** What a name may hold that stands unquoted before an address. */
    private static final Pattern NOT_IN_A_SENDER = Pattern.compile("[^\\p{L}\\p{M}\\p{N} &'._-]");

    private static final String NOTICES = "/account/notices";
    private static final String NOTICE_REASON =
            "This mail was sent by a program because it concerns a request of yours or an account that you answer for.";

    private final PlatformCatalogue catalogue;
    private final String from;
    private final String baseUrl;

    NoticeMails(
            PlatformCatalogue catalogue,
            MailConfig config,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.catalogue = catalogue;
        this.from = config.from().map(String::strip).orElse("");
        this.baseUrl = baseUrl;
        if (config.enabled() && EmailAddress.of(from).isEmpty()) {
            throw new IllegalStateException(
                    "grantway.registry.mail.from must be an address, for grantway.registry.mail.enabled is true");
        }
    }

    Mail write(DueMail due, NoticeText text) {
        return write(
                due.email(), "notice." + due.notice().id(), text, new MailFooter(NOTICE_REASON, baseUrl + NOTICES));
    }

    /**
     * Writes a mail.
     *
     * @param id the same for each attempt to send it
     */
    Mail write(String to, String id, NoticeText text, MailFooter footer) {
        var brand = catalogue.current().brand();
        var logo = MailLogo.of(brand.logo(), baseUrl);
        var mail = Mail.withHtml(to, text.subject(), page(text, brand, logo, footer))
                .setText(new MailText(text.sentences(), absolute(text), brand.name(), footer).render())
                .setFrom(sender(brand))
                // RFC 3834: no absence note answers it
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Auto-Response-Suppress", "All")
                // the same for each attempt: what was taken in twice can be told
                .addHeader("Message-ID", "<" + id + domain() + ">");
        logo.picture()
                .ifPresent(picture -> mail.addInlineAttachment(
                        "logo",
                        Base64.getDecoder().decode(picture.base64()),
                        picture.contentType(),
                        picture.contentId()));
        return mail;
    }

    private String page(NoticeText text, Brand brand, MailLogo logo, MailFooter footer) {
        return new MailPage(
                        text.subject(),
                        text.sentences(),
                        absolute(text),
                        brand.name(),
                        logo.source(),
                        brand.primaryColor(),
                        brand.primaryTextColor(),
                        footer)
                .render();
    }

    private List<NoticeLink> absolute(NoticeText text) {
        return text.links().stream()
                .map(link -> new NoticeLink(link.text(), baseUrl + link.path()))
                .toList();
    }

    private String sender(Brand brand) {
        String name = NOT_IN_A_SENDER.matcher(brand.name()).replaceAll("").strip();
        return name.isEmpty() ? from : name + " <" + from + ">";
    }

    private String domain() {
        return from.substring(from.lastIndexOf('@'));
    }
}
