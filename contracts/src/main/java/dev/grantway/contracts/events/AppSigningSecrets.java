package dev.grantway.contracts.events;

import java.util.List;

/**
 * The live secrets that sign an app's webhooks, oldest first, and behind them those that their developer retired; only
 * ever inside an encryption.
 *
 * @param clientSecrets the first signs HubSpot's headers
 * @param webhookSecrets sign Standard Webhooks, each beginning with {@code whsec_}
 */
public record AppSigningSecrets(List<String> clientSecrets, List<String> webhookSecrets) {
    public AppSigningSecrets {
        clientSecrets = List.copyOf(clientSecrets);
        webhookSecrets = List.copyOf(webhookSecrets);
    }

    @Override
    public String toString() {
        return "AppSigningSecrets[redacted]";
    }
}
