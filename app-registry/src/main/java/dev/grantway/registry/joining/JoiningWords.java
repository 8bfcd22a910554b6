package dev.grantway.registry.joining;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.notices.BrandMails;
import dev.grantway.registry.notices.NoticeLink;
import dev.grantway.registry.notices.NoticeText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Says in mails what a link is for. */
@Singleton
class JoiningWords {
    private static final String NOTHING =
            "If you did not expect this mail, you need not do anything: nothing happens without you.";

    private final PlatformCatalogue catalogue;

    JoiningWords(PlatformCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The words; a link to sign in, and no other, for someone who signed up and is there already. */
    NoticeText of(DueLink due, LinkToken token) {
        var link = due.link();
        return switch (link.kind()) {
            case SIGN_UP -> due.known() ? known() : signUp(link, token);
            case DEVELOPER -> developer(link, token);
            case TEAM -> team(link, token);
        };
    }

    /** Why the mail came. */
    String reason(DueLink due) {
        return due.link().kind() == LinkKind.SIGN_UP
                ? "This mail was sent by a program because someone gave your address to sign up."
                : "This mail was sent by a program because someone invited you.";
    }

    private NoticeText signUp(JoiningLink link, LinkToken token) {
        return new NoticeText(
                "Confirm your e-mail address",
                List.of(
                        "Someone, most likely you, signed up with this address to make apps for " + brand() + ".",
                        "The link is good once, until " + link.until() + ". The page that it opens asks for the rest.",
                        NOTHING),
                List.of(new NoticeLink("Confirm the address", token.path())));
    }

    private NoticeText known() {
        return new NoticeText(
                "You can sign in already",
                List.of(
                        "Someone, most likely you, signed up with this address to make apps for " + brand()
                                + ". You need not: with this address you can sign in.",
                        "Once signed in you can open a developer account.",
                        NOTHING),
                List.of(new NoticeLink("Sign in", "/signin?to=%2Fdeveloper%2Faccounts%2Fnew")));
    }

    private NoticeText developer(JoiningLink link, LinkToken token) {
        return new NoticeText(
                "You are invited to make apps for " + catalogueName(),
                List.of("Those who run " + brand() + " invite you to open a developer account.", until(link), NOTHING),
                List.of(new NoticeLink("Open a developer account", token.path())));
    }

    private NoticeText team(JoiningLink link, LinkToken token) {
        String account = BrandMails.name(Objects.requireNonNullElse(link.accountName(), ""));
        return new NoticeText(
                "You are invited to a developer account at " + catalogueName(),
                List.of(
                        "An owner of the developer account “" + account + "” at " + brand()
                                + " invites you into its team, "
                                + words(Objects.requireNonNullElse(link.role(), DeveloperRole.READ_ONLY)) + ".",
                        until(link),
                        NOTHING),
                List.of(new NoticeLink("See the invitation", token.path())));
    }

    private static String until(JoiningLink link) {
        return "The link is good once, until " + link.until() + ".";
    }

    private static String words(DeveloperRole role) {
        return switch (role) {
            case OWNER -> "as an owner, who may do everything there";
            case DEVELOPER -> "as a developer, who may change its apps";
            case READ_ONLY -> "to look on";
        };
    }

    private String brand() {
        return BrandMails.name(catalogueName());
    }

    private String catalogueName() {
        return catalogue.current().brand().name();
    }
}
