package dev.grantway.registry.checks;

import dev.grantway.registry.checks.UrlText.ParseOutcome.Malformed;
import dev.grantway.registry.checks.UrlText.ParseOutcome.Parsed;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Words of a developer that customers read on consent pages, so they must not look like something else. */
public final class TextCheck {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LONGEST_QUOTE = 200;
    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{2,38}[0-9]");

    private TextCheck() {}

    /** Why a line of text is refused; empty when it is good. */
    public static Optional<String> line(String what, String text, int maxLength) {
        return text(what, text, maxLength, TextCheck::misleads);
    }

    /** The same for a text of several lines. */
    public static Optional<String> lines(String what, String text, int maxLength) {
        return text(what, text, maxLength, character -> character != '\n' && misleads(character));
    }

    /** Why an e-mail address is refused; empty when it is good. */
    public static Optional<String> email(String text) {
        return text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(quoted(text) + " is not an e-mail address.");
    }

    /** Why a phone number is refused; empty when it is good. */
    public static Optional<String> phone(String text) {
        return PHONE.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(quoted(text) + " is not a phone number: digits, spaces and + ( ) . / - are allowed.");
    }

    /** Why the address of a page is refused; empty when it is good. */
    public static Optional<String> page(String text) {
        return switch (UrlText.parse(text)) {
            case Malformed(var reason) -> Optional.of("The address " + quoted(text) + " " + reason + ".");
            case Parsed(var url) ->
                url.hasScheme("https")
                        ? Optional.empty()
                        : Optional.of("The address " + quoted(text) + " must begin with https://.");
        };
    }

    /** A name as names are compared: case and look-alike forms of the same letters are one. */
    public static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** The text in quotes for a message, cut when long and without what could disturb the message. */
    public static String quoted(String text) {
        var shown = new StringBuilder("“");
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .map(character -> misleads(character) ? 0xFFFD : character)
                .forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > LONGEST_QUOTE ? "…”" : "”")
                .toString();
    }

    private static Optional<String> text(String what, String text, int maxLength, IntPredicate refused) {
        if (text.codePointCount(0, text.length()) > maxLength) {
            return Optional.of(what + " is longer than " + maxLength + " characters.");
        }
        return text.codePoints().anyMatch(refused)
                ? Optional.of(what + " has a control character, or one that hides or turns round text.")
                : Optional.empty();
    }

    /** Control, bidirectional, invisible and undefined characters; the joiners are letters of some languages. */
    private static boolean misleads(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.FORMAT -> character != ZERO_WIDTH_JOINER && character != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }
}
