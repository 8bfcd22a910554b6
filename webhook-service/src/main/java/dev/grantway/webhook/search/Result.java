package dev.grantway.webhook.search;

import dev.grantway.webhook.attempt.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a call ended, as it is looked for: a class of statuses, a status, or why there was none. */
sealed interface Result {
    /** Statuses among which an app may take some for final. */
    String CLIENT_ERROR = "4xx";

    /** Classes of statuses that are failures, and why there is no answer; the same words as in the index. */
    List<String> FAILURES = List.of(
            "1xx", "3xx", CLIENT_ERROR, "5xx", "timeout", "connect", "dns", "tls", "io", "refused_target", "no_secret");

    /** Failures that say no more than the status does. */
    Set<String> BY_STATUS = Set.of(Attempt.WRONG_STATUS, Attempt.FINAL_STATUS, Attempt.GONE);

    /** Any success. */
    record Success() implements Result {}

    /** A class of failures. */
    record Failure(String word) implements Result {}

    /** An exact status. */
    record Status(int status) implements Result {
        String failureClass() {
            return status / 100 + "xx";
        }

        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** All words for failures, for a sentence. */
    static String words() {
        return String.join(", ", FAILURES);
    }

    /** By its word; empty for no such. */
    static Optional<Result> named(String word) {
        if (word.equals("2xx")) {
            return Optional.of(new Success());
        }
        if (word.matches("[1-5][0-9]{2}")) {
            return Optional.of(new Status(Integer.parseInt(word)));
        }
        return FAILURES.contains(word) ? Optional.of(new Failure(word)) : Optional.empty();
    }

    default boolean isOf(Attempt attempt) {
        Integer status = attempt.status();
        return switch (this) {
            case Success() -> attempt.delivered();
            case Failure(String word) -> !attempt.delivered() && word.equals(classOf(attempt));
            case Status(int wanted) -> status != null && status == wanted;
        };
    }

    private static String classOf(Attempt attempt) {
        Integer status = attempt.status();
        String failure = attempt.failure();
        if (failure != null && BY_STATUS.contains(failure) && status != null) {
            return status / 100 + "xx";
        }
        return failure == null ? "" : failure;
    }
}
