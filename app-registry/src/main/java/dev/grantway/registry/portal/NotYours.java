package dev.grantway.registry.portal;

/** What was asked for does not exist, or is another account's: the answer is the same. */
final class NotYours extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYours() {
        super("not found", null, false, false);
    }
}
