package dev.grantway.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.call.CallOutcome;
import dev.grantway.webhook.call.CallOutcome.Answered;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.delivery.DeliveryOutcome.Delivered;
import dev.grantway.webhook.delivery.DeliveryOutcome.GaveUp;
import dev.grantway.webhook.delivery.DeliveryOutcome.RetryAt;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.retry.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        assertThat(verdict.judge(attempt(0, null), answer(status, null), NOW)).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 410, 429, 500, 503, 599})
    void triesAgainAfterAnyOtherStatus(int status) {
        assertThat(verdict.judge(attempt(0, null), answer(status, null), NOW))
                .isEqualTo(new RetryAt(NOW.plusSeconds(30), "status"));
    }

    @Test
    void triesAgainWithoutAnAnswer() {
        assertThat(verdict.judge(attempt(1, NOW), new Failed("timeout", ""), NOW))
                .isEqualTo(new RetryAt(NOW.plus(Duration.ofHours(9)), "timeout"));
    }

    @Test
    void givesUpWhenNoWaitIsLeft() {
        assertThat(verdict.judge(attempt(2, NOW), answer(500, null), NOW)).isEqualTo(new GaveUp("status"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 3600, 3600",
        "503, 120, 120",
        "429, 1, 30",
        "429, 'Mon, 23 Nov 2026 15:40:00 GMT', 7200",
        "429, 999999999, 86400",
        "429, -5, 30",
        "429, soon, 30",
        "429, 99999999999999999999, 30",
        "500, 3600, 30",
    })
    void heedsRetryAfterOfABusyEndpointWithinADay(int status, String header, long seconds) {
        assertThat(verdict.judge(attempt(0, null), answer(status, header), NOW))
                .isEqualTo(new RetryAt(NOW.plusSeconds(seconds), "status"));
    }

    @Test
    void makesTheLastAttemptWithinADayOfTheFirstFailure() {
        var firstFailed = NOW.minus(Duration.ofHours(20));

        assertThat(verdict.judge(attempt(1, firstFailed), answer(500, null), NOW))
                .isEqualTo(new RetryAt(firstFailed.plus(Duration.ofHours(24)), "status"));
    }

    @Test
    void givesUpWhenTheLastAttemptWasLate() {
        assertThat(verdict.judge(attempt(1, NOW.minus(Duration.ofDays(3))), answer(500, null), NOW))
                .isEqualTo(new GaveUp("status"));
        assertThat(verdict.judge(attempt(1, NOW.minus(Duration.ofHours(24))), answer(503, "60"), NOW))
                .isEqualTo(new GaveUp("status"));
    }

    private static CallOutcome answer(int status, @Nullable String retryAfter) {
        return new Answered(status, Optional.ofNullable(retryAfter), 0, "");
    }

    private static DeliveryBatch attempt(int attempt, @Nullable Instant firstFailedAt) {
        return new DeliveryBatch(
                "msg_1", 300001, 0, 200001, "ins_1", 1, attempt, attempt > 0, firstFailedAt, List.of());
    }
}
