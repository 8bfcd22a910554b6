package dev.grantway.token.operator;

import dev.grantway.token.signing.SigningKey.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A signing key as a page shows it. */
public record KeyLine(ListedKey key) {
    private static final int SHORT = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A time in UTC, for the page's script to turn into the reader's; both texts are empty for none. */
    public record Moment(String iso, String text) {
        static Moment of(Optional<Instant> at) {
            return new Moment(
                    at.map(Instant::toString).orElse(""), at.map(TIME::format).orElse(""));
        }
    }

    public String kid() {
        return key.kid();
    }

    /** Enough to tell keys apart, and to type. */
    public String shortKid() {
        return key.kid().substring(0, Math.min(SHORT, key.kid().length()));
    }

    public String algorithm() {
        return key.algorithm().name();
    }

    /** The state in words. */
    public String state() {
        return switch (key.state()) {
            case PUBLISHED -> "Published";
            case SIGNING -> "Signing";
            case VERIFYING -> "Verifying";
            case GONE -> key.revoked() ? "Revoked" : "Gone";
        };
    }

    /** How the state looks: {@code good}, {@code bad}, or empty. */
    public String tone() {
        return key.state() == State.SIGNING ? "good" : key.revoked() ? "bad" : "";
    }

    public boolean signing() {
        return key.state() == State.SIGNING;
    }

    public boolean revocable() {
        return key.state() != State.GONE;
    }

    public Moment publishedAt() {
        return Moment.of(Optional.of(key.publishedAt()));
    }

    public Moment signsFrom() {
        return Moment.of(Optional.of(key.signsFrom()));
    }

    public Moment signsUntil() {
        return Moment.of(key.signsUntil());
    }

    public Moment goneAt() {
        return Moment.of(key.goneAt());
    }
}
