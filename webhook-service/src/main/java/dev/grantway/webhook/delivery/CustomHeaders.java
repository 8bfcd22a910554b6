package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets.CustomHeader;
import java.util.List;
import java.util.Map;

/** Headers that a developer adds to each request. None takes the place of what we say, whoever stored it. */
final class CustomHeaders {
    private CustomHeaders() {}

    static void put(List<CustomHeader> custom, Map<String, String> headers) {
        for (var header : custom) {
            if (!CustomHeader.isReserved(header.name())) {
                headers.put(header.name(), header.value());
            }
        }
    }
}
