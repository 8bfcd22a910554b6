package dev.grantway.registry.signin;

import dev.grantway.platform.web.ClientAddress;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.Users;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Checks passwords, within the limits on guesses and on work. */
@Singleton
class SignIn {
    private final Users users;
    private final Guesses guesses;
    private final Semaphore checks;
    private final Duration checkTimeout;

    SignIn(Users users, Guesses guesses, SignInConfig config) {
        this.users = users;
        this.guesses = guesses;
        this.checks = new Semaphore(config.parallelChecks(), true);
        this.checkTimeout = config.checkTimeout();
    }

    SignInOutcome attempt(String email, String password, ClientAddress address) {
        var wait = guesses.waitBefore(email, address);
        if (wait.isPresent()) {
            return new SignInOutcome.TooManyGuesses(wait.get());
        }
        if (!mayCheck()) {
            guesses.takeBack(email, address);
            return new SignInOutcome.Busy();
        }
        var person = checked(email, password);
        if (person.isEmpty()) {
            return new SignInOutcome.Wrong();
        }
        guesses.forget(email, address);
        return new SignInOutcome.SignedIn(person.get());
    }

    private Optional<Person> checked(String email, String password) {
        try {
            return users.findByPassword(email, password);
        } finally {
            checks.release();
        }
    }

    /** A hash takes 19 MiB: unbounded, a few hundred requests would fill the heap. */
    private boolean mayCheck() {
        try {
            return checks.tryAcquire(checkTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
