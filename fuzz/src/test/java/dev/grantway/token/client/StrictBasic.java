package dev.grantway.token.client;

import dev.grantway.token.oauth.StrictForm;
import java.util.Optional;

/**
 * A second reader of HTTP Basic, bit by bit: what the one under test has to agree with.
 *
 * @param secret empty for a public app
 */
record StrictBasic(String clientId, String secret) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** What the header says; empty when it has to be refused. */
    static Optional<StrictBasic> read(String header) {
        return base64(header.substring("Basic ".length()).strip())
                .filter(text -> text.indexOf(':') >= 0)
                .flatMap(text -> {
                    String[] parts = text.split(":", 2);
                    var id = StrictForm.decode(parts[0]).filter(StrictBasic::isClientId);
                    return id.flatMap(
                            known -> StrictForm.decode(parts[1]).map(secret -> new StrictBasic(known, secret)));
                });
    }

    private static boolean isClientId(String id) {
        return !id.isEmpty() && id.length() <= 2048 && id.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Chars stand for bytes. The padding may be absent; where it is, it is right. */
    private static Optional<String> base64(String encoded) {
        String digits = encoded.length() % 4 == 0 ? encoded.replaceFirst("={1,2}$", "") : encoded;
        if (digits.length() % 4 == 1 || digits.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        int bits = 0;
        for (int i = 0; i < digits.length(); i++) {
            bits = bits << 6 | ALPHABET.indexOf(digits.charAt(i));
            int known = (i + 1) * 6 % 8; // of the next byte
            if (known != 6) {
                text.append((char) (bits >> known & 0xff));
            }
        }
        return Optional.of(text.toString());
    }
}
