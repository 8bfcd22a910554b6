package dev.grantway.registry.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a person goes after sign-in: always a path of this origin.
 *
 * <p>Anything else would make the sign-in page an open redirector (RFC 9700, section 4.11).
 */
record ReturnPath(String path) {
    static final ReturnPath START = new ReturnPath("/");

    /** The longest query that the authorize doors read, and a path before it: no link is lost on the way through sign-in. */
    private static final int LIMIT = 16 * 1024 + 128;

    /**
     * One slash, then no second one: {@code //host} is another origin, and browsers read a backslash as a slash. Only
     * visible ASCII, as in every request target, so nothing can break out of the header.
     */
    private static final Pattern OWN = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

    /** The path, or the start page for what is absent or not a path of ours. */
    static ReturnPath of(@Nullable String text) {
        return text != null && text.length() <= LIMIT && OWN.matcher(text).matches() ? new ReturnPath(text) : START;
    }

    /**
     * Where the redirects that follow the form may end, beside this origin. The authorize doors may answer with an error
     * for the app at once, and a browser holds that redirect for a part of the form: it goes where redirect URLs may be.
     */
    String formAction() {
        return path.startsWith("/oauth") ? "https: http://localhost:* http://127.0.0.1:*" : "";
    }
}
