package dev.grantway.registry.joining;

import dev.grantway.registry.checks.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What proves that someone has a link: 256 random bits, of which only a hash is stored. */
record LinkToken(String text) {
    /** The page that takes it. In the query, which no access log of ours has. */
    private static final String PATH = "/developer/join/link?token=";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkToken generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what cannot be one. */
    static Optional<LinkToken> of(@Nullable String text) {
        return Optional.ofNullable(text).filter(SHAPE.asMatchPredicate()).map(LinkToken::new);
    }

    /** Unkeyed and fast, for there is nothing to guess. */
    byte[] hash() {
        return Sha256.of(text);
    }

    String path() {
        return PATH + text;
    }

    @Override
    public String toString() {
        return "LinkToken[redacted]";
    }
}
