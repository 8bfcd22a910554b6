package dev.grantway.install.hubspot;

import java.time.Instant;

/** How an app's wish to be gone ended. */
sealed interface ExternalInstallOutcome {
    /** It is gone, or being removed, which goes on by itself. */
    record Gone() implements ExternalInstallOutcome {}

    /** The token's time is over. */
    record TokenExpired(Instant at) implements ExternalInstallOutcome {}

    /** The token is none of ours, or dead: the app may be gone already. */
    record TokenNotGood() implements ExternalInstallOutcome {}

    /** It cannot be said at present; to be asked again. */
    record Later() implements ExternalInstallOutcome {}
}
