package dev.grantway.webhook.signed;

/**
 * What a signature is over.
 *
 * @param scheme of the signature
 * @param header that it is in
 * @param signature as it was sent
 * @param text that was hashed or signed; a secret within it is {@link SignedTexts#SECRET}
 */
public record SignedText(Scheme scheme, String header, String signature, String text) {
    /** A way to sign. */
    public enum Scheme {
        HUBSPOT_V1("HubSpot, version 1"),
        HUBSPOT_V3("HubSpot, version 3"),
        STANDARD("Standard Webhooks"),
        STANDARD_KEY_PAIR("Standard Webhooks, key pair");

        private final String title;

        Scheme(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
