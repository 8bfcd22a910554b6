package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.SecretKind;
import java.time.Instant;
import java.util.List;

/** An app's credentials without the values of its secrets. */
record Credentials(
        String clientId, boolean confidential, List<SecretLine> clientSecrets, List<SecretLine> webhookSecrets) {
    static Credentials of(AppDetails app, Instant now) {
        return new Credentials(
                app.clientId(),
                app.draft().confidential(),
                SecretLine.of(app.secretsOf(SecretKind.CLIENT), now),
                SecretLine.of(app.secretsOf(SecretKind.WEBHOOK), now));
    }
}
