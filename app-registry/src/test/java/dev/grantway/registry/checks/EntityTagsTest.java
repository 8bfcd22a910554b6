package dev.grantway.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
    @Test
    void areAListOfStrongAndWeakOnesInSeveralLines() {
        var tags = EntityTags.read(List.of("\"1\" ,, W/\"2\"", "\"a,b\"")).orElseThrow();

        assertThat(tags.any()).isFalse();
        assertThat(tags.strong()).containsExactly("1", "a,b");
        assertThat(tags.weak()).containsExactly("2");
        assertThat(tags.has("2")).isTrue();
        assertThat(tags.has("3")).isFalse();
    }

    @Test
    void areAllOfThemAsAStar() {
        assertThat(EntityTags.read(List.of(" * ")).orElseThrow().has("whatever"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "1", "\"1", "\"1\" \"2\"", "w/\"1\"", "W/ \"1\"", "\"1\", *", "\"a\"b\"", "\"a b\""})
    void areNothingElse(String header) {
        assertThat(EntityTags.read(List.of(header))).isEmpty();
    }
}
