package dev.grantway.registry.portal;

/** The person is in the account's team, and may not change the team. */
final class OwnersOnly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnersOnly() {
        super("owners only", null, false, false);
    }
}
