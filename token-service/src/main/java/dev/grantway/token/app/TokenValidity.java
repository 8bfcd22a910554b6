package dev.grantway.token.app;

import dev.grantway.contracts.events.AppSnapshot;
import java.time.Instant;

/**
 * From when on access tokens are good.
 *
 * @param own by what was done to their grant or installation
 * @param ofApp by what was done to their whole app; the beginning of time when that was never switched off
 * @param endedBySequence of the newest snapshot of the app that switched it off; 0 when there was none
 */
public record TokenValidity(Instant own, Instant ofApp, long endedBySequence) {
    /** Access tokens issued before are dead. */
    public Instant from() {
        return own.isBefore(ofApp) ? ofApp : own;
    }

    /**
     * The time that a new token says it was issued at: a little ahead where it would be dead otherwise. Not so for an app
     * that was switched off while this pod has not heard yet: what it makes now is dead from the beginning, also for who
     * checks offline.
     *
     * @param app as this pod knows it
     */
    public Instant issuedAt(Instant now, AppSnapshot app) {
        var from = app.sequence() > endedBySequence ? from() : own;
        return now.isBefore(from) ? from : now;
    }
}
