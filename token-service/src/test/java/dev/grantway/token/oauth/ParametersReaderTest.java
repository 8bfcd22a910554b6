package dev.grantway.token.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that two readers could take for two different things. The module {@code fuzz} has many more inputs. */
class ParametersReaderTest {
    private static final ParametersReader READER = new ParametersReader();

    static Stream<byte[]> textThatIsNotUtf8() {
        return Stream.of(
                latin1("{\"a\":\"\u00c0\u00af\"}"), // a slash in two bytes
                latin1("{\"a\":\"1\",\"\u00c1\u00a1\":\"2\"}"), // the name a in two bytes
                latin1("{\"a\":\"\u00ed\u00a0\u0080\"}"), // half of a surrogate pair
                "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16BE),
                "\ufeff{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("textThatIsNotUtf8")
    void refusesJsonThatIsNotPlainUtf8(byte[] body) {
        assertThat(read(body)).isInstanceOf(ParametersOutcome.Refused.class);
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        assertThat(read(latin1("{\"a\":\"\\ud83d\"}"))).isInstanceOf(ParametersOutcome.Refused.class);
        assertThat(read(latin1("{\"a\":\"\\ud83d\\ude00\"}"))).isInstanceOf(ParametersOutcome.Read.class);
    }

    private static ParametersOutcome read(byte[] body) {
        return READER.read(body, Optional.of("application/json"));
    }

    private static byte[] latin1(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
