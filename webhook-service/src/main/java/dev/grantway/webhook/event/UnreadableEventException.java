package dev.grantway.webhook.event;

/** A record that is no product event, with a sentence that quotes nothing of it. */
public final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableEventException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** One word for programs. */
    public String reason() {
        return reason;
    }

    /** The sentence; never absent, unlike that of other exceptions. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
