package dev.grantway.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppScopesTest {
    private final ObjectMapper json = JsonMapper.builder().build();

    @Test
    void haveNoPurposesInARecordOfBefore() throws IOException {
        var read = json.readValue(
                "{\"required\":[\"a\"],\"conditionallyRequired\":[\"b\"],\"optional\":[\"c\"]}", AppScopes.class);

        assertThat(read).isEqualTo(new AppScopes(List.of("a"), List.of("b"), List.of("c")));
        assertThat(read.purposeOf("a")).isEmpty();
        assertThat(read.all()).containsExactly("a", "b", "c");
    }

    @Test
    void areWrittenAlikeWhateverTheOrderInWhichPurposesWereSaid() throws IOException {
        var scopes = new AppScopes(List.of("a", "b"), List.of(), List.of());
        String written = json.writeValueAsString(scopes.withPurposes(Map.of("b", "2", "a", "1")));

        assertThat(written).endsWith("\"purposes\":{\"a\":\"1\",\"b\":\"2\"}}");
        assertThat(json.readValue(written, AppScopes.class).purposesOrNone()).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void withoutAPurposeAreThoseThatSayNone() throws IOException {
        var none = new AppScopes(List.of("a"), List.of(), List.of());

        assertThat(none.withPurposes(Map.of())).isEqualTo(none);
        assertThat(json.readValue(
                        "{\"required\":[\"a\"],\"conditionallyRequired\":[],\"optional\":[],\"purposes\":{\"a\":null}}",
                        AppScopes.class))
                .isEqualTo(none);
    }
}
