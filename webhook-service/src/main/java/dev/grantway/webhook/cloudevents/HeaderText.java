package dev.grantway.webhook.cloudevents;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Values in headers. CloudEvents HTTP binding 1.0.2, section 3.1.3.2. */
final class HeaderText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {}

    /** With what is no printable ASCII, the space, the quotation mark and the percent sign as percent and two digits a byte. */
    static String encoded(String text) {
        var encoded = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each > ' ' && each < 0x7F && each != '"' && each != '%') {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(HEX.toHexDigits(each));
            }
        }
        return encoded.toString();
    }
}
