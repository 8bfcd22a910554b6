package dev.grantway.registry.signin;

import dev.grantway.platform.web.ClientAddress;
import dev.grantway.registry.directory.EmailAddress;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The limit on guessing passwords, per person and network and per network.
 *
 * <p>Never per person alone: then anyone could lock the real one out by guessing. Unknown people are counted like known
 * ones, so the limit does not tell who exists.
 */
@Singleton
class Guesses {
    private final GuessStore store;
    private final SignInConfig config;
    private final Clock clock;

    Guesses(GuessStore store, SignInConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Counts a guess before it is made.
     *
     * @return how long to wait when there have been too many; empty when this one may be made
     */
    Optional<Duration> waitBefore(String email, ClientAddress address) {
        var now = clock.instant();
        store.forgetEndedBy(now);
        var ofNetwork = store.count(networkBucket(address), now, now.plus(config.guessWindow()));
        if (ofNetwork.guesses() > config.guessesPerAddress()) {
            return Optional.of(rest(now, ofNetwork));
        }
        var ofPerson = store.count(personBucket(email, address), now, now.plus(config.guessWindow()));
        return ofPerson.guesses() > config.guessesPerPerson() ? Optional.of(rest(now, ofPerson)) : Optional.empty();
    }

    /** It was no guess but the password: it does not count, and neither do the mistypings before it. */
    void forget(String email, ClientAddress address) {
        store.forget(personBucket(email, address));
        store.takeBack(networkBucket(address));
    }

    /** The password was not looked at after all. */
    void takeBack(String email, ClientAddress address) {
        store.takeBack(personBucket(email, address));
        store.takeBack(networkBucket(address));
    }

    private static Duration rest(Instant now, GuessStore.Count count) {
        return Duration.between(now, count.windowEndsAt());
    }

    private static String networkBucket(ClientAddress address) {
        return hash("network\n" + address.network());
    }

    private static String personBucket(String email, ClientAddress address) {
        String person = EmailAddress.of(email).map(EmailAddress::key).orElse("");
        return hash("person\n" + address.network() + "\n" + person);
    }

    /** A bucket keeps neither address nor e-mail. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
