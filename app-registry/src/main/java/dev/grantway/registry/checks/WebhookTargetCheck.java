package dev.grantway.registry.checks;

import dev.grantway.registry.checks.UrlText.ParseOutcome.Malformed;
import dev.grantway.registry.checks.UrlText.ParseOutcome.Parsed;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where webhooks may go. The sender checks the addresses behind the name again, at each connection. */
public final class WebhookTargetCheck {
    // HubSpot's v3 signature is over the URI with these decoded, and HubSpot's own library does not decode them
    private static final Pattern SIGNED_IN_TWO_WAYS =
            Pattern.compile("%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)", Pattern.CASE_INSENSITIVE);

    private WebhookTargetCheck() {}

    /**
     * Why it is refused; empty when it is good.
     *
     * @param loopbackAllowed whether a target on this machine, over plain http too, is good: for development
     */
    public static Optional<String> problem(String text, boolean loopbackAllowed) {
        return switch (UrlText.parse(text)) {
            case Malformed(var reason) -> refused(text, reason);
            case Parsed(var url) -> problem(url, loopbackAllowed).flatMap(reason -> refused(text, reason));
        };
    }

    /** What a developer should know of a good target; empty when there is nothing to say. */
    public static Optional<String> advice(String text) {
        return SIGNED_IN_TWO_WAYS.matcher(text).find()
                ? Optional.of(
                        "This URL has an escape such as %3A or %2F. Libraries disagree on whether X-HubSpot-Signature-v3"
                                + " is computed before or after decoding it; write the plain character instead.")
                : Optional.empty();
    }

    private static Optional<String> problem(UrlText url, boolean loopbackAllowed) {
        if (url.hasFragment()) {
            return Optional.of("has a fragment (#…), which is never sent");
        }
        if (url.isLoopback()) {
            return loopbackAllowed && (url.hasScheme("http") || url.hasScheme("https"))
                    ? Optional.empty()
                    : Optional.of("is on this machine, where webhooks may not go");
        }
        if (url.isIpAddress()) {
            return Optional.of("has an IP address as its host; use a name");
        }
        return url.hasScheme("https") ? Optional.empty() : Optional.of("must begin with https://");
    }

    private static Optional<String> refused(String text, String reason) {
        return Optional.of("The target URL " + TextCheck.quoted(text) + " " + reason + ".");
    }
}
