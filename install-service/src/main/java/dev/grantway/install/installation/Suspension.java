package dev.grantway.install.installation;

import java.time.Instant;

/**
 * How far the suspension of an installation has come.
 *
 * @param askedAt when the present step was asked for, in milliseconds; grows with each, whichever clock tells it
 * @param intent whose wish that was
 * @param told whether others were told that it is suspended
 */
public record Suspension(
        String installationId, int generation, Step step, Instant askedAt, Intent intent, boolean told) {
    /** What was asked last, and whether token-service has done it. */
    public enum Step {
        /** To be suspended; nothing is delivered already. */
        SUSPENDING,
        /** Suspended. */
        SUSPENDED,
        /** To be resumed; nothing is given yet. */
        RESUMING,
        /** Resumed. */
        RESUMED
    }

    /** Whether token-service has yet to do what was asked. */
    public boolean isPending() {
        return step == Step.SUSPENDING || step == Step.RESUMING;
    }

    /** Whether it is the suspension of this installation as it stands. */
    boolean isOf(Installation installation) {
        return installation.isSuspended() && generation == installation.generation();
    }

    /** Whether nobody has asked for anything else since. */
    boolean isSameAs(Suspension other) {
        return generation == other.generation() && askedAt.equals(other.askedAt());
    }

    /** The same step, by another's wish. */
    Suspension by(Intent other) {
        return new Suspension(installationId, generation, step, askedAt, other, told);
    }

    Suspension done() {
        var next = step == Step.SUSPENDING ? Step.SUSPENDED : Step.RESUMED;
        return new Suspension(installationId, generation, next, askedAt, intent, next == Step.SUSPENDED);
    }
}
