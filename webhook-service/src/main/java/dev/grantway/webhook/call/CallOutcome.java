package dev.grantway.webhook.call;

import java.util.Optional;

/** What became of a call. */
public sealed interface CallOutcome {
    /**
     * The endpoint answered, in time.
     *
     * @param retryAfter its header of that name, as it came
     * @param bytes how many were read of the body
     * @param text the beginning of the body
     */
    record Answered(int status, Optional<String> retryAfter, long bytes, String text) implements CallOutcome {}

    /**
     * There is no answer.
     *
     * @param reason one word: {@code refused_target}, {@code dns}, {@code connect}, {@code tls}, {@code timeout}, {@code io}
     * @param detail one sentence for the endpoint's developer
     */
    record Failed(String reason, String detail) implements CallOutcome {}
}
