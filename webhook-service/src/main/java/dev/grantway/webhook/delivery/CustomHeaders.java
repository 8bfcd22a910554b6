package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets.CustomHeader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Headers that a developer adds to each request. None takes the place of what we say, whoever stored it. */
final class CustomHeaders {
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "user-agent",
            "accept-encoding");

    private static final List<String> OUR_PREFIXES =
            List.of("content-", "webhook-", "ce-", "x-hubspot-", "grantway-", "proxy-", ":");

    private CustomHeaders() {}

    static void put(List<CustomHeader> custom, Map<String, String> headers) {
        for (var header : custom) {
            if (!isOurs(header.name().toLowerCase(Locale.ROOT))) {
                headers.put(header.name(), header.value());
            }
        }
    }

    private static boolean isOurs(String lower) {
        return OURS.contains(lower) || OUR_PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
