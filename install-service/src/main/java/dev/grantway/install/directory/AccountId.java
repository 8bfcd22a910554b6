package dev.grantway.install.directory;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads account ids that strangers sent. */
public final class AccountId {
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,9}");

    private AccountId() {}

    /** Empty for what is no id of an account: those are below 2^31. */
    public static Optional<Integer> parse(String text) {
        return Optional.of(text)
                .filter(DIGITS.asMatchPredicate())
                .map(Long::parseLong)
                .filter(id -> id <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }
}
