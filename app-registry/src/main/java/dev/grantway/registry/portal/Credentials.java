package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.SecretDetails;
import dev.grantway.registry.apps.SecretKind;
import java.util.List;

/** An app's credentials without the values of its secrets. */
record Credentials(
        String clientId, boolean confidential, List<SecretDetails> clientSecrets, List<SecretDetails> webhookSecrets) {
    static Credentials of(AppDetails app) {
        return new Credentials(
                app.clientId(),
                app.draft().confidential(),
                app.secretsOf(SecretKind.CLIENT),
                app.secretsOf(SecretKind.WEBHOOK));
    }
}
