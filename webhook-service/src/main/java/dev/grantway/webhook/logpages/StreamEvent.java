package dev.grantway.webhook.logpages;

import java.util.Optional;

/**
 * Something that is sent to a page that is live.
 *
 * @param name for the script; {@link #SILENCE} is no event
 * @param place to go on from after a break
 */
record StreamEvent(String name, Optional<String> place, String data) {
    /** Rows for the top of the list. */
    static final String LINES = "lines";

    /** Rows, and there are more than can be shown. */
    static final String PART = "part";

    /** The stream ends; the browser comes again. */
    static final String END = "end";

    /** Nothing happened. */
    static final String SILENCE = "silence";

    static StreamEvent of(String name) {
        return new StreamEvent(name, Optional.empty(), name);
    }
}
