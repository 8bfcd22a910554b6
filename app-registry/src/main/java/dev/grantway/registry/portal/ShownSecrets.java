package dev.grantway.registry.portal;

import dev.grantway.registry.apps.IssuedSecrets;

/** Secrets that a page shows this once; empty for those it does not. */
record ShownSecrets(String clientSecret, String webhookSecret) {
    static final ShownSecrets NONE = new ShownSecrets("", "");

    static ShownSecrets of(IssuedSecrets secrets) {
        return new ShownSecrets(
                secrets.clientSecret().orElse(""), secrets.webhookSecret().orElse(""));
    }

    public boolean any() {
        return !clientSecret.isEmpty() || !webhookSecret.isEmpty();
    }

    @Override
    public String toString() {
        return "ShownSecrets[redacted]";
    }
}
