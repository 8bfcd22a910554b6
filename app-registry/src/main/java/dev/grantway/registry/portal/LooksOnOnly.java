package dev.grantway.registry.portal;

/** The person may look at the account's apps and not change them. */
final class LooksOnOnly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LooksOnOnly() {
        super("read only", null, false, false);
    }
}
