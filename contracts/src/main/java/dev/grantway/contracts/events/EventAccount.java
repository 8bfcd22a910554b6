package dev.grantway.contracts.events;

import org.jspecify.annotations.Nullable;

/**
 * The account of an installation.
 *
 * @param provider whose account it is; {@code grantway} for one of ours
 * @param id for one of ours, below 2^31; else absent
 * @param externalId for another provider's; else absent
 * @param kind {@code STANDARD}, {@code DEVELOPER} or {@code TEST}; treat an unknown one as other
 */
public record EventAccount(
        String provider, @Nullable Integer id, @Nullable String externalId, String kind) {
    /** The provider name of our own accounts. */
    public static final String OWN = "grantway";

    /** One of our own accounts. */
    public static EventAccount own(int id, String kind) {
        return new EventAccount(OWN, id, null, kind);
    }
}
