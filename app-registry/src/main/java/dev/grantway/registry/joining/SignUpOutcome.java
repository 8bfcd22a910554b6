package dev.grantway.registry.joining;

import java.time.Duration;

/** What became of the wish to sign up. */
sealed interface SignUpOutcome {
    /** Whoever reads the mailbox is told how to go on; the same for an address that is known and one that is not. */
    record LookAtYourMail() implements SignUpOutcome {}

    /** What was typed is no address that we write to. */
    record NoAddress() implements SignUpOutcome {}

    /** The operator does not let people sign up. */
    record Closed() implements SignUpOutcome {}

    /** Too many sign-ups were of addresses at this mail domain, of this network or of all. */
    record TooManyOfDomain(Duration rest) implements SignUpOutcome {}

    /** Too many sign-ups came from this network. */
    record TooMany(Duration rest) implements SignUpOutcome {}
}
