package dev.grantway.registry.directory;

import java.io.Serial;

/** A text is not the JSON that is expected; Jackson's own message would quote values, and some are passwords. */
public final class UnreadableJson extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String field;

    UnreadableJson(String field, String problem) {
        super(problem, null, false, false);
        this.field = field;
    }

    /** The way to the member that is wrong; empty when it is about the whole. */
    public String field() {
        return field;
    }

    /** What is wrong there. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
