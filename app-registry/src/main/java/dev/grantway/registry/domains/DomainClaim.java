package dev.grantway.registry.domains;

import java.time.Instant;
import java.util.Optional;

/**
 * A domain that a developer account says is its own, and how that stands.
 *
 * @param challenge what the DNS must say: it is for this account and this domain alone
 * @param verifiedAt since when it counts; empty while it does not
 * @param seenAt when the DNS said so last
 * @param misses how often in a row it has not; of a claim that is not verified, how often the DNS said nothing
 */
public record DomainClaim(
        int accountId,
        String domain,
        String challenge,
        Instant claimedAt,
        Optional<Instant> verifiedAt,
        Optional<Instant> seenAt,
        int misses) {
    private static final String LABEL = "_app-publisher.";
    private static final String VALUE = "app-publisher=";

    static DomainClaim begin(int accountId, String domain, String challenge, Instant at) {
        return new DomainClaim(accountId, domain, challenge, at, Optional.empty(), Optional.empty(), 0);
    }

    /** Of which name the record is. */
    public String recordName() {
        return LABEL + domain;
    }

    /** What stands in it. */
    public String recordValue() {
        return VALUE + accountId + ":" + challenge;
    }

    public boolean isVerified() {
        return verifiedAt.isPresent();
    }

    DomainClaim seen(Instant at) {
        return new DomainClaim(
                accountId, domain, challenge, claimedAt, verifiedAt.or(() -> Optional.of(at)), Optional.of(at), 0);
    }

    DomainClaim missed() {
        return new DomainClaim(accountId, domain, challenge, claimedAt, verifiedAt, seenAt, misses + 1);
    }

    DomainClaim withdrawn() {
        return new DomainClaim(accountId, domain, challenge, claimedAt, Optional.empty(), seenAt, misses);
    }
}
