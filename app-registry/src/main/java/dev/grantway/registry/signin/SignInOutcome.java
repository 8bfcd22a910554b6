package dev.grantway.registry.signin;

import dev.grantway.registry.directory.Person;
import java.time.Duration;

/** What became of an e-mail address and a password. */
sealed interface SignInOutcome {
    /** They go together. */
    record SignedIn(Person person) implements SignInOutcome {}

    /** They do not, or nobody has the address: which of both is nobody's business. */
    record Wrong() implements SignInOutcome {}

    /** Not looked at: there were too many wrong ones from this network. */
    record TooManyGuesses(Duration rest) implements SignInOutcome {}

    /** Not looked at: too many people sign in at this moment. */
    record Busy() implements SignInOutcome {}
}
