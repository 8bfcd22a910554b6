package dev.grantway.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.GaveUp;
import dev.grantway.webhook.delivery.DeliveryOutcome.Refused;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.retry.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-11-23T13:40:00Z");

    private final Verdict verdict = new Verdict(
            new RetrySchedule(List.of(Duration.ofSeconds(30), Duration.ofHours(9))), Duration.ofHours(24), () -> 0.5);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void takesEvery2xxForDelivered(int status) {
        assertThat(judge(attempt(0, null), answer(status, null), NOW)).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 410, 429, 500, 503, 599})
    void triesAgainAfterAnyOtherStatus(int status) {
        assertThat(judge(attempt(0, null), answer(status, null), NOW))
                .isEqualTo(new RetryAt(NOW.plusSeconds(30), "status"));
    }

    @Test
    void triesAgainWithoutAnAnswer() {
        assertThat(judge(attempt(1, NOW), new Failed("timeout", ""), NOW))
                .isEqualTo(new RetryAt(NOW.plus(Duration.ofHours(9)), "timeout"));
    }

    @Test
    void givesUpWhenNoWaitIsLeft() {
        assertThat(judge(attempt(2, NOW), answer(500, null), NOW)).isEqualTo(new GaveUp("status"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 3600, 3600",
        "503, 120, 120",
        "429, 1, 30",
        "429, ' 120 ', 120",
        "429, 00120, 120",
        "429, 0, 30",
        "429, 'Mon, 23 Nov 2026 15:40:00 GMT', 7200",
        "429, 'Monday, 23-Nov-26 15:40:00 GMT', 7200",
        "429, 'Mon Nov 23 15:40:00 2026', 7200",
        "429, 'Tue Dec  1 15:40:00 2026', 86400",
        "429, 'Mon, 23 Nov 2026 15:40:00 +0100', 3600",
        "429, 'Mon, 23 Nov 2020 15:40:00 GMT', 30",
        "429, 'Sunday, 06-Nov-94 08:49:37 GMT', 30",
        "429, 'Friday, 23-Nov-26 15:40:00 GMT', 30",
        "429, 30000, 30000",
        "429, 999999999, 86400",
        "429, 1000000000, 86400",
        "429, 99999999999999999999, 86400",
        "429, 1e9, 30",
        "429, 12.5, 30",
        "429, -5, 30",
        "429, soon, 30",
        "429, '', 30",
        "500, 3600, 30",
    })
    @DisplayName("25: seconds, dates in three forms, milliseconds taken for seconds, too long, negative, junk")
    void heedsRetryAfterOfABusyEndpointWithinADay(int status, String header, long seconds) {
        assertThat(judge(attempt(0, null), answer(status, header), NOW))
                .isEqualTo(new RetryAt(NOW.plusSeconds(seconds), "status"));
    }

    @Test
    void makesTheLastAttemptWithinADayOfTheFirstFailure() {
        var firstFailed = NOW.minus(Duration.ofHours(20));

        assertThat(judge(attempt(1, firstFailed), answer(500, null), NOW))
                .isEqualTo(new RetryAt(firstFailed.plus(Duration.ofHours(24)), "status"));
    }

    @Test
    void givesUpWhenTheLastAttemptWasLate() {
        assertThat(judge(attempt(1, NOW.minus(Duration.ofDays(3))), answer(500, null), NOW))
                .isEqualTo(new GaveUp("status"));
        assertThat(judge(attempt(1, NOW.minus(Duration.ofHours(24))), answer(503, "60"), NOW))
                .isEqualTo(new GaveUp("status"));
    }

    @Test
    void goesItsOwnPaceWhereTheAppWantsItSo() {
        var options = new DeliveryOptions(WebhookFormat.HUBSPOT, false, false, false, null, false, false, List.of());

        assertThat(verdict.judge(attempt(0, null), options, answer(429, "3600"), NOW))
                .isEqualTo(new RetryAt(NOW.plusSeconds(30), "status"));
    }

    @Test
    void triesNoMoreAfterAnAnswerThatTheAppTakesForFinal() {
        var options =
                new DeliveryOptions(WebhookFormat.HUBSPOT, false, false, false, null, false, true, List.of(404, 422));

        assertThat(verdict.judge(attempt(0, null), options, answer(422, null), NOW))
                .isEqualTo(new Refused(422));
        assertThat(verdict.judge(attempt(0, null), options, answer(409, null), NOW))
                .isEqualTo(new RetryAt(NOW.plusSeconds(30), "status"));
    }

    private DeliveryOutcome judge(DeliveryBatch batch, CallOutcome call, Instant now) {
        return verdict.judge(batch, DeliveryOptions.STANDARD, call, now);
    }

    private static CallOutcome answer(int status, @Nullable String retryAfter) {
        return new Answered(status, Optional.ofNullable(retryAfter), 0, "");
    }

    private static DeliveryBatch attempt(int attempt, @Nullable Instant firstFailedAt) {
        return new DeliveryBatch(
                "msg_1", 300001, 0, 200001, "ins_1", 1, attempt, attempt > 0, firstFailedAt, List.of());
    }
}
