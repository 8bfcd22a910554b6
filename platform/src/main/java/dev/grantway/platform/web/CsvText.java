package dev.grantway.platform.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of CSV, which a spreadsheet takes for text whatever a stranger wrote into them. RFC 4180. */
public final class CsvText {
    /** A cell that begins so would be worked out as a formula: an app's name could then read and send the others. */
    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

    private CsvText() {}

    /** One line with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String value) {
        String harmless = FORMULA.matcher(value).matches() ? "'" + value : value;
        return SPECIAL.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
