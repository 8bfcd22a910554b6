package dev.grantway.registry.checks;

import dev.grantway.registry.checks.UrlText.ParseOutcome.Malformed;
import dev.grantway.registry.checks.UrlText.ParseOutcome.Parsed;
import java.util.Optional;

/** What the address of a developer's page must be for customers to be led there. */
public final class LinkCheck {
    private LinkCheck() {}

    /**
     * Why it is refused; empty when it is good.
     *
     * @param what begins the sentence, such as {@code The settings page}
     */
    public static Optional<String> problem(String what, String text) {
        var reason = switch (UrlText.parse(text)) {
            case Malformed(var malformed) -> Optional.of(malformed);
            case Parsed(var url) -> problem(url);
        };
        return reason.map(why -> what + " " + TextCheck.quoted(text) + " " + why + ".");
    }

    private static Optional<String> problem(UrlText url) {
        if (url.isIpAddress() && !url.isLoopback()) {
            return Optional.of("has an IP address as its host; use a name, or localhost for development");
        }
        boolean safe = url.hasScheme("https") || (url.hasScheme("http") && url.isLoopback());
        return safe
                ? Optional.empty()
                : Optional.of("must begin with https:// (plain http is for localhost, 127.0.0.1 and [::1] only)");
    }
}
