package dev.grantway.registry.portal;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.checks.FieldProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How webhooks are sent, as it was typed.
 *
 * @param requestsPerSecond empty for no such limit
 * @param finalStatuses numbers with commas or spaces between
 */
record OptionsForm(
        String format,
        boolean asymmetric,
        boolean http2,
        String requestsPerSecond,
        boolean disabledByGone,
        boolean heedsRetryAfter,
        String finalStatuses) {
    private static final String NUMBER = "[0-9]{1,9}";
    private static final boolean NOT_ORDERED = false;

    OptionsForm(
            @Nullable String format,
            boolean asymmetric,
            boolean http2,
            @Nullable String requestsPerSecond,
            boolean disabledByGone,
            boolean heedsRetryAfter,
            @Nullable String finalStatuses) {
        this.format = Objects.requireNonNullElse(format, "");
        this.asymmetric = asymmetric;
        this.http2 = http2;
        this.requestsPerSecond =
                Objects.requireNonNullElse(requestsPerSecond, "").strip();
        this.disabledByGone = disabledByGone;
        this.heedsRetryAfter = heedsRetryAfter;
        this.finalStatuses = Objects.requireNonNullElse(finalStatuses, "").strip();
    }

    static OptionsForm of(AppDetails app) {
        var options = app.webhooks()
                .map(AppDetails.Webhooks::settings)
                .map(WebhookSettings::optionsOrStandard)
                .orElse(DeliveryOptions.STANDARD);
        Integer rate = options.requestsPerSecond();
        return new OptionsForm(
                options.format().name(),
                options.asymmetric(),
                options.http2(),
                rate == null ? "" : rate.toString(),
                options.disabledByGone(),
                options.heedsRetryAfter(),
                options.finalStatuses().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** What of it is no number. */
    List<FieldProblem> problems() {
        return Stream.of(
                        isNumberOrNone(requestsPerSecond)
                                ? null
                                : new FieldProblem(
                                        "options.requestsPerSecond",
                                        "Write requests a second as a number, or leave the field empty."),
                        statuses().allMatch(status -> status.matches(NUMBER))
                                ? null
                                : new FieldProblem(
                                        "options.finalStatuses",
                                        "Write final answers as numbers with commas between, such as 404, 422."))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The same, where there are no problems; a format that the form does not offer is the usual one. */
    DeliveryOptions options() {
        return new DeliveryOptions(
                Arrays.stream(WebhookFormat.values())
                        .filter(each -> each.name().equals(format))
                        .findFirst()
                        .orElse(WebhookFormat.HUBSPOT),
                asymmetric,
                NOT_ORDERED,
                http2,
                requestsPerSecond.isEmpty() ? null : Integer.valueOf(requestsPerSecond),
                disabledByGone,
                heedsRetryAfter,
                statuses().map(Integer::valueOf).toList());
    }

    private Stream<String> statuses() {
        return Arrays.stream(finalStatuses.split("[,\\s]+")).filter(each -> !each.isEmpty());
    }

    private static boolean isNumberOrNone(String text) {
        return text.isEmpty() || text.matches(NUMBER);
    }
}
