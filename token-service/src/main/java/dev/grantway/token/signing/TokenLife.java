package dev.grantway.token.signing;

import java.time.Duration;

/** How long tokens of one kind live: their key stays published for as long. */
public interface TokenLife {
    Duration longest();
}
