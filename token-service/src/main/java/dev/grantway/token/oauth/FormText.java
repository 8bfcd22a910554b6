package dev.grantway.token.oauth;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The encoding of forms, taken strictly: each percent sign with two hexadecimal digits, and UTF-8. */
public final class FormText {
    private FormText() {}

    /** One field; a part is empty when it is wrongly encoded. */
    record Field(Optional<String> name, Optional<String> value) {}

    static List<Field> split(byte[] text) {
        var fields = new ArrayList<Field>();
        // one char a byte, so that nothing is changed before it is decoded
        for (String field : new String(text, StandardCharsets.ISO_8859_1).split("&", -1)) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                String name = equals < 0 ? field : field.substring(0, equals);
                fields.add(new Field(decode(name), decode(equals < 0 ? "" : field.substring(equals + 1))));
            }
        }
        return fields;
    }

    /** The decoded text; empty when it is wrongly encoded. Chars stand for bytes. */
    public static Optional<String> decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char next = encoded.charAt(i);
            if (next == '%') {
                int value = i + 2 < encoded.length() ? hex(encoded.charAt(i + 1), encoded.charAt(i + 2)) : -1;
                if (value < 0) {
                    return Optional.empty();
                }
                bytes.write(value);
                i += 2;
            } else {
                bytes.write(next == '+' ? ' ' : next);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    /** The text; empty for bytes that are not its one encoding. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
