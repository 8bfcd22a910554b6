package dev.grantway.webhook.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestTextTest {
    private static final String URL = "https://app.example/hooks?key=1";

    @Test
    void isReadAsItWasWritten() {
        var text = RequestText.of(
                URL, Map.of("webhook-id", "msg_1", "Content-Type", "application/json"), utf8("[1]\n\n[2]"));

        assertThat(RequestText.parse(text.text())).contains(text);
        assertThat(text.header("WEBHOOK-ID")).isEqualTo("msg_1");
        assertThat(text.body()).isEqualTo("[1]\n\n[2]");
        assertThat(text.isWhole(8)).isTrue();
    }

    @Test
    void keepsNoHeaderThatMayBeASecret() {
        var text = RequestText.of(URL, Map.of("Authorization", "Bearer hush", "ce-id", "1"), utf8("{}"));

        assertThat(text.text())
                .contains("Authorization: (not kept)", "ce-id: 1")
                .doesNotContain("hush");
    }

    @Test
    void isCutBetweenCharactersAndKnowsIt() {
        byte[] body = utf8("ü".repeat(4_000));
        var text = RequestText.of(URL, Map.of("webhook-id", "msg_1"), body);

        assertThat(utf8(text.text()).length).isLessThanOrEqualTo(4_096).isGreaterThan(4_090);
        assertThat(text.body()).matches("ü+");
        assertThat(text.isWhole(body.length)).isFalse();
    }

    @Test
    void isNothingElse() {
        assertThat(Stream.of("", "GET x\n\n", "POST x", "POST x\nno header\n\n").map(RequestText::parse))
                .allMatch(java.util.Optional::isEmpty);
    }

    @Test
    void ofAHundredSuccessesAboutOneIsInTheSample() {
        var sample = new TextSample(100);

        long taken = Stream.generate(UUID::randomUUID)
                .limit(20_000)
                .filter(sample::takes)
                .count();

        assertThat(taken).isBetween(100L, 400L);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
