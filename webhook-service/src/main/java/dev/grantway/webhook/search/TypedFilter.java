package dev.grantway.webhook.search;

import dev.grantway.platform.web.Problem.FieldError;
import dev.grantway.webhook.attempt.Attempt;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What somebody looks for, as an address has it; the same names on the page and in the API.
 *
 * @param fields what was typed, by name, in the order of {@link #NAMES}; none is empty
 */
public record TypedFilter(Map<String, String> fields) {
    /** How long the log goes back, and a search too. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final List<String> NAMES = List.of(
            "eventId",
            "webhookId",
            "deliveryId",
            "objectId",
            "accountId",
            "eventType",
            "status",
            "outcome",
            "from",
            "to");

    private static final List<String> OUTCOMES =
            List.of(Attempt.DELIVERED, AttemptFilter.FAILED, Attempt.RETRY, Attempt.GAVE_UP, Attempt.CANCELLED);

    private static final int LONGEST_TEXT = 200;

    public TypedFilter {
        var sorted = new LinkedHashMap<String, String>();
        for (String name : NAMES) {
            String text = fields.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                sorted.put(name, text);
            }
        }
        fields = Collections.unmodifiableMap(sorted);
    }

    /** From the parameters of an address; of a repeated one the first counts. */
    public static TypedFilter of(Map<String, List<String>> parameters) {
        var first = new LinkedHashMap<String, String>();
        parameters.forEach((name, values) -> {
            if (!values.isEmpty()) {
                first.put(name, values.getFirst());
            }
        });
        return new TypedFilter(first);
    }

    /** What was typed there; empty for nothing. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether anything is looked for. */
    public boolean any() {
        return !fields.isEmpty();
    }

    /** Each field as {@code &name=value}. */
    public String asParameters() {
        return fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** The filter, or what is wrong with each field. */
    public FilterOutcome read(Instant now) {
        var errors = new ArrayList<FieldError>();
        var from = value("from", time(false), "a time, such as 2026-12-31 or 2026-12-31 14:30, in UTC", errors);
        var until = value("to", time(true), "a time, such as 2026-12-31 or 2026-12-31 14:30, in UTC", errors);
        var accountId = value("accountId", TypedFilter::number, "the number of an account", errors);
        var eventId = value("eventId", TypedFilter::number, "the number of an event", errors);
        var filter = new AttemptFilter(
                value("webhookId", Optional::of, "an id", errors),
                value("deliveryId", Optional::of, "an id", errors),
                eventId.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                value("objectId", Optional::of, "an id", errors),
                accountId
                        .map(id -> OptionalInt.of((int) Math.min(id, Integer.MAX_VALUE)))
                        .orElseGet(OptionalInt::empty),
                value("eventType", Optional::of, "the name of an event type", errors),
                value("status", Result::named, "a status such as 503, or one of 2xx, " + Result.words(), errors),
                value("outcome", TypedFilter::outcome, "one of " + String.join(", ", OUTCOMES), errors),
                from.orElseGet(() -> until.orElse(now).minus(LONGEST)),
                until.orElseGet(() -> from.map(begin -> begin.plus(LONGEST)).orElse(now.plus(LONGEST))));
        if (errors.isEmpty()) {
            checkRange(filter, from.isPresent() && until.isPresent(), errors);
        }
        return errors.isEmpty() ? new FilterOutcome.Read(filter) : new FilterOutcome.Wrong(errors);
    }

    private static void checkRange(AttemptFilter filter, boolean bothTyped, List<FieldError> errors) {
        if (!filter.from().isBefore(filter.until())) {
            errors.add(FieldError.ofParameter("to", "to has to be after from."));
        } else if (bothTyped && filter.from().plus(LONGEST).isBefore(filter.until())) {
            errors.add(FieldError.ofParameter("from", "from has to be within 30 days before to."));
        }
    }

    private <T> Optional<T> value(
            String name, Function<String, Optional<T>> read, String what, List<FieldError> errors) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = isStorable(text) ? read.apply(text) : Optional.empty();
        if (value.isEmpty()) {
            errors.add(FieldError.ofParameter(name, name + " is " + what + "."));
        }
        return value;
    }

    /** Whether a text may be looked for: it is not too long, and without a zero, which the database does not take. */
    public static boolean isStorable(String text) {
        return text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<String> outcome(String text) {
        return OUTCOMES.contains(text) ? Optional.of(text) : Optional.empty();
    }

    /**
     * Reads a day or a moment of UTC.
     *
     * @param end whether a day counts to its end
     */
    private static Function<String, Optional<Instant>> time(boolean end) {
        return text -> {
            String plain = text.replace(' ', 'T').replaceFirst("Z$", "");
            try {
                var moment = plain.contains("T")
                        ? LocalDateTime.parse(plain)
                        : LocalDate.parse(plain).plusDays(end ? 1 : 0).atTime(LocalTime.MIN);
                return moment.getYear() < 2000 || moment.getYear() > 9000
                        ? Optional.empty()
                        : Optional.of(moment.toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        };
    }
}
