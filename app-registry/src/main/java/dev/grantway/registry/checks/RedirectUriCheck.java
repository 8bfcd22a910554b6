package dev.grantway.registry.checks;

import dev.grantway.registry.checks.UrlText.ParseOutcome.Malformed;
import dev.grantway.registry.checks.UrlText.ParseOutcome.Parsed;
import java.util.Optional;

/**
 * What a redirect URL must be so that a code sent to it reaches its app and nobody else. It is compared as an exact
 * string later. RFC 9700, sections 2.1 and 4.1; RFC 8252, section 7.3.
 */
public final class RedirectUriCheck {
    private RedirectUriCheck() {}

    /** Why it is refused; empty when it is good. */
    public static Optional<String> problem(String text) {
        if (text.contains("*")) {
            return refused(text, "has a wildcard; each redirect URL is registered as it is, character by character");
        }
        return switch (UrlText.parse(text)) {
            case Malformed(var reason) -> refused(text, reason);
            case Parsed(var url) -> problem(url).flatMap(reason -> refused(text, reason));
        };
    }

    private static Optional<String> problem(UrlText url) {
        if (url.hasFragment()) {
            return Optional.of("has a fragment (#…), which would be lost or leak the code");
        }
        if (url.isIpAddress() && !url.isLoopback()) {
            return Optional.of("has an IP address as its host; use a name, or localhost for development");
        }
        if (url.hasScheme("https") || (url.hasScheme("http") && url.isLoopback())) {
            return Optional.empty();
        }
        return Optional.of(
                url.hasScheme("http")
                        ? "must begin with https:// (plain http is for localhost, 127.0.0.1 and [::1] only)"
                        : "must begin with https://");
    }

    private static Optional<String> refused(String text, String reason) {
        return Optional.of("The redirect URL " + TextCheck.quoted(text) + " " + reason + ".");
    }
}
