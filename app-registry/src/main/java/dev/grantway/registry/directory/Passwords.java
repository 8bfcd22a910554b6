package dev.grantway.registry.directory;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Hashes and checks passwords with argon2id.
 *
 * <p>People choose passwords, so guessing must be dear even for who has the table: 19 MiB and two passes each, OWASP's
 * recommendation.
 */
@Singleton
class Passwords {
    static final int SHORTEST = 8;
    static final int LONGEST = 256;

    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** Checked for unknown users, so that the time of the answer does not tell who exists. */
    private final String nobodysHash = hash("nobody's password");

    /** A PHC string with its own salt and parameters. */
    final String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    /** Takes the same time with and without a hash; false without. */
    boolean matches(String password, Optional<String> hash) {
        // nobody has a longer one, and hashing a megabyte is work that anyone could order
        String bounded = password.length() > LONGEST ? "" : password;
        String expected = hash.orElse(nobodysHash);
        boolean matches = Password.check(bounded, expected).with(Argon2Function.getInstanceFromHash(expected));
        return matches && hash.isPresent() && bounded.equals(password);
    }
}
