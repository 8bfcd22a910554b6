package dev.grantway.examples.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One registration of this app at Grantway: what its developer copied from the portal.
 *
 * @param clientSecret signs HubSpot's headers and authenticates at the token endpoint; absent for a public app
 * @param webhookSecret {@code whsec_…}, signs Standard Webhooks
 * @param callbackPath where the browser comes back to
 * @param webhookPath where its webhooks arrive; absent when it has none
 */
record App(
        String name,
        String clientId,
        @Nullable String clientSecret,
        @Nullable String webhookSecret,
        String callbackPath,
        @Nullable String webhookPath,
        List<String> scopes,
        List<String> optionalScopes) {
    @Override
    public String toString() {
        return "App[" + name + ", " + clientId + "]"; // secrets stay out of logs
    }
}
