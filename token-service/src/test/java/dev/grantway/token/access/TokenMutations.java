package dev.grantway.token.access;

import java.util.List;
import java.util.Random;

/** Ways to make another token's text of one or two. */
final class TokenMutations {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> PREFIXES =
            List.of("gwc1_", "gwa1_", "gwr1_", "gwi1_", "gwd1_", "gwa2_", "GWA1_", "gws1_", "");
    private static final int PREFIX_LENGTH = 5;

    private final Random random;

    TokenMutations(Random random) {
        this.random = random;
    }

    /** A change of the first, perhaps with a part of the second; at times it is none, or another minted one. */
    String of(String first, String second) {
        return switch (random.nextInt(7)) {
            case 0 -> withFlippedBit(first, PREFIX_LENGTH + random.nextInt(first.length() - PREFIX_LENGTH));
            case 1 -> withFlippedBit(first, first.length() - 1); // where bits may decode to nothing
            case 2 -> first.substring(0, random.nextInt(first.length()));
            case 3 -> first + ALPHABET.charAt(random.nextInt(ALPHABET.length())) + "=".repeat(random.nextInt(3));
            case 4 -> PREFIXES.get(random.nextInt(PREFIXES.size())) + fitted(first, second);
            case 5 -> spliced(first, second);
            default -> withAnyChar(first, random.nextInt(first.length()));
        };
    }

    private String withFlippedBit(String text, int at) {
        int flipped = ALPHABET.indexOf(text.charAt(at)) ^ 1 << random.nextInt(6);
        return with(text, at, ALPHABET.charAt(flipped));
    }

    private String withAnyChar(String text, int at) {
        return with(text, at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
    }

    /** The first's bytes at the second's length, so that they are not refused for it. */
    private static String fitted(String first, String second) {
        int length = second.length() - PREFIX_LENGTH;
        String body = first.substring(PREFIX_LENGTH);
        return (body + "A".repeat(length)).substring(0, length);
    }

    private String spliced(String first, String second) {
        int at = random.nextInt(Math.min(first.length(), second.length()));
        return first.substring(0, at) + second.substring(at);
    }

    private static String with(String text, int at, char changed) {
        return text.substring(0, at) + changed + text.substring(at + 1);
    }
}
