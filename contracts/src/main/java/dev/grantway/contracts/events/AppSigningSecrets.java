package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The live secrets that sign an app's webhooks, oldest first, and behind them those that their developer retired; only
 * ever inside an encryption.
 *
 * @param clientSecrets the first signs HubSpot's headers
 * @param webhookSecrets sign Standard Webhooks, each beginning with {@code whsec_}
 * @param customHeaders go with each request, for their values may open the receiver's door; none where an older record lacks
 *     them
 */
public record AppSigningSecrets(
        List<String> clientSecrets,
        List<String> webhookSecrets,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CustomHeader> customHeaders) {
    public AppSigningSecrets {
        clientSecrets = List.copyOf(clientSecrets);
        webhookSecrets = List.copyOf(webhookSecrets);
        customHeaders = known(customHeaders);
    }

    /** Without custom headers. */
    public AppSigningSecrets(List<String> clientSecrets, List<String> webhookSecrets) {
        this(clientSecrets, webhookSecrets, List.of());
    }

    /** A header of the developer's own. */
    public record CustomHeader(String name, String value) {
        private static final Set<String> RESERVED = Set.of(
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

        private static final List<String> RESERVED_PREFIXES =
                List.of("content-", "webhook-", "ce-", "x-hubspot-", "grantway-", "proxy-", ":");

        /** Whether a header of this name, in any case, says how the request is sent or read, or is the platform's own. */
        public static boolean isReserved(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return RESERVED.contains(lower) || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith);
        }

        @Override
        public String toString() {
            return "CustomHeader[" + name + ", redacted]";
        }
    }

    private static List<CustomHeader> known(@Nullable List<CustomHeader> read) {
        return read == null ? List.of() : List.copyOf(read);
    }

    @Override
    public String toString() {
        return "AppSigningSecrets[redacted]";
    }
}
