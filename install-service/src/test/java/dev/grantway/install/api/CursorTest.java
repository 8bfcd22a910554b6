package dev.grantway.install.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void fitsItsQuestionAlone() {
        String cursor = Cursor.write("one", "ins_a-B9");

        assertThat(Cursor.read("one", cursor)).contains("ins_a-B9");
        assertThat(Cursor.read("other", cursor)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ü", "====", "aW5z", "\0", "YWJjZGVmMDEyMzQ1Njc4OS5pbnNfYScgT1IgMT0x"})
    void isNothingThatSomebodyMadeUp(String text) {
        assertThat(Cursor.read("one", text)).isEmpty();
    }
}
