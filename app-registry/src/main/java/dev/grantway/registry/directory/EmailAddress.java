package dev.grantway.registry.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address as written; two that differ in case only are one person's. */
public record EmailAddress(String written) {
    private static final int LIMIT = 254;

    /** Not RFC 5322's grammar: what a person can mistype is caught, what works is let through. */
    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+");

    /** Empty for what cannot be one. */
    public static Optional<EmailAddress> of(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(stripped -> stripped.length() <= LIMIT)
                .filter(stripped -> SHAPE.matcher(stripped).matches())
                .map(EmailAddress::new);
    }

    /** What is unique. */
    public String key() {
        return written.toLowerCase(Locale.ROOT);
    }
}
