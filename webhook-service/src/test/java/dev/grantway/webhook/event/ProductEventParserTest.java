package dev.grantway.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.platform.consumer.TopicRecord;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductEventParserTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-23T13:40:00.500Z");

    private final ProductEventParser parser = new ProductEventParser(new ObjectMapper());

    private static TopicRecord message(String key, @Nullable String value, Map<String, String> headers) {
        return new TopicRecord("product-events", 3, 17, key, value, WRITTEN.toEpochMilli(), headers);
    }

    @Test
    void readsACloudEventInBinaryMode() throws UnreadableEventException {
        var event = parser.parse(message(
                "200001",
                """
                {"accountId":200001,"objectId":512,"propertyName":"email","propertyValue":"a@b.example"}""",
                Map.of(
                        "ce_type", "contact.propertyChange",
                        "ce_id", "e-1",
                        "ce_source", "/crm",
                        "ce_time", "2026-11-23T15:40:00+02:00")));

        assertThat(event.source()).isEqualTo("/crm");
        assertThat(event.id()).isEqualTo("e-1");
        assertThat(event.type()).isEqualTo("contact.propertyChange");
        assertThat(event.accountId()).isEqualTo(200001);
        assertThat(event.propertyName()).isEqualTo("email");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-23T13:40:00Z"));
        assertThat(event.publishedAt()).isEqualTo(WRITTEN);
        assertThat(event.fields().has("accountId")).isFalse();
        assertThat(event.fields().path("objectId").asInt()).isEqualTo(512);
    }

    @Test
    void readsPlainJsonAndNamesItByItsPlace() throws UnreadableEventException {
        var event = parser.parse(
                message("7", "{\"accountId\":7,\"type\":\"contact.creation\",\"occurredAt\":1769081993375}", Map.of()));

        assertThat(event.type()).isEqualTo("contact.creation");
        assertThat(event.id()).isEqualTo("3:17");
        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1769081993375L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | ''",
                "7 | nonsense",
                "7 | []",
                "7 | {\"type\":\"t\"}",
                "7 | {\"accountId\":\"7\",\"type\":\"t\"}",
                "7 | {\"accountId\":7.5,\"type\":\"t\"}",
                "-7 | {\"accountId\":-7,\"type\":\"t\"}",
                "99999999999 | {\"accountId\":99999999999,\"type\":\"t\"}",
                "8 | {\"accountId\":7,\"type\":\"t\"}",
                "'' | {\"accountId\":7,\"type\":\"t\"}",
                "7 | {\"accountId\":7}",
                "7 | {\"accountId\":7,\"type\":\"t\",\"occurredAt\":\"+999999999-12-31T23:59:59Z\"}",
                "7 | {\"accountId\":7,\"type\":\"t\",\"occurredAt\":\"-999999999-01-01T00:00:00Z\"}"
            })
    void saysWhyARecordIsNoEvent(String key, String value) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> parser.parse(message(key, value, Map.of())))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("malformed"));
    }

    @Test
    void refusesAHeaderWhoseTimeHasNoPlaceOnTheWire() {
        var headers = Map.of("ce_time", "+999999999-12-31T23:59:59Z");

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> parser.parse(message("7", "{\"accountId\":7,\"type\":\"t\"}", headers)));
    }

    @Test
    void refusesATombstoneAndAGiant() {
        var giant = "{\"accountId\":7,\"type\":\"t\",\"text\":\"" + "ä".repeat(140_000) + "\"}";

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> parser.parse(message("7", null, Map.of())));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> parser.parse(message("7", giant, Map.of())))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("too_large"));
    }
}
