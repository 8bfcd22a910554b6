package dev.grantway.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What consumers were promised: a change of these files is a change of the contract. */
class GoldenEventsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @ParameterizedTest
    @MethodSource("dev.grantway.contracts.events.EventSamples#all")
    void keepsItsPublishedForm(Event event) throws IOException {
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(json.readTree(golden(event)));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.contracts.events.EventSamples#all")
    void isReadBackByItsOwnRecord(Event event) throws IOException {
        var read = json.readValue(golden(event), event.getClass());

        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(golden(event)));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.contracts.events.EventSamples#all")
    void toleratesWhatALaterVersionAdds(Event event) throws IOException {
        var later = (com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(golden(event));
        later.put("addedLater", true);

        assertThat(((JsonMapper) json)
                        .rebuild()
                        .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .treeToValue(later, event.getClass()))
                .isNotNull();
    }

    private static String golden(Event event) throws IOException {
        return Files.readString(GOLDEN.resolve(event.type().substring(Event.TYPE_PREFIX.length()) + ".json"));
    }
}
