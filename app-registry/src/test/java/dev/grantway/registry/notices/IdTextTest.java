package dev.grantway.registry.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 999_999_999, 1_000_000_000, Integer.MAX_VALUE})
    void readsEachIdThatThereCanBe(int id) {
        assertThat(IdText.read(Integer.toString(id))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "2147483648", "9999999999", "12345678901", " 1"})
    void readsNothingElse(String text) {
        assertThat(IdText.read(text)).isEmpty();
    }
}
