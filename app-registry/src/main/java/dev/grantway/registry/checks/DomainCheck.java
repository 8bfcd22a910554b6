package dev.grantway.registry.checks;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the domain of a publisher must be: a public name in the DNS, and nothing that only looks like one. */
public final class DomainCheck {
    /** Leaves room for the label of the record. */
    private static final int LONGEST = 230;

    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private DomainCheck() {}

    /**
     * The domain in ASCII and lower case, as the DNS has it; empty for what is none. A name in another script is shown as
     * that too: {@code xn--…} looks like no other name.
     */
    public static Optional<String> read(String text) {
        try {
            String ascii = IDN.toASCII(text.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(name -> name.length() <= LONGEST).filter(NAME.asMatchPredicate());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The sentence for a text that is none. */
    public static String problem(String text) {
        return TextCheck.quoted(text) + " is not a domain, such as acme.example: no https://, no path, no IP address.";
    }
}
