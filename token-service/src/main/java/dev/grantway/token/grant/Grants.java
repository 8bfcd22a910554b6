package dev.grantway.token.grant;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.RefreshTokenReused;
import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.installation.Installations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds and ends grants. */
@Singleton
public class Grants {
    private static final Logger LOG = Logger.getLogger(Grants.class);

    private final GrantStore store;
    private final Installations installations;
    private final UseNotes uses;
    private final Outbox outbox;

    Grants(GrantStore store, Installations installations, UseNotes uses, Outbox outbox) {
        this.store = store;
        this.installations = installations;
        this.uses = uses;
        this.outbox = outbox;
    }

    public Optional<Grant> find(UUID id) {
        return store.find(id);
    }

    /** The live grant of an installation that was issued last; empty when none is live. */
    public Optional<Grant> findNewest(String installationId, int generation) {
        return store.findNewest(installationId, generation);
    }

    /**
     * Trades a refresh token for the present one, in one statement that is committed when this returns.
     *
     * @return the grant with its present rotation; empty when the token is not good, and nothing was changed
     */
    public Optional<Grant> advance(Advance advance) {
        return store.advance(advance);
    }

    /** Ends a grant and its tokens at once and tells of it; an ended one stays as it is. The installation stays. */
    @Transactional
    public void revoke(Grant grant, RevokeReason reason) {
        var _ = end(grant, reason);
    }

    /** Ends a grant one of whose refresh tokens came back when its successor had been used; tells of both. */
    @Transactional
    public void revokeReused(Grant grant, int rotation) {
        end(grant, RevokeReason.REFRESH_TOKEN_REUSED)
                .ifPresent(ended -> outbox.append(new RefreshTokenReused(
                        grant.installationId(),
                        grant.generation(),
                        installations.nextSequence(grant.installationId()),
                        grant.id().toString(),
                        rotation,
                        ended.endedAt())));
    }

    /**
     * Ends the grants by which apps act as a person in an account, and tells of each. Those that the person gave for the
     * account stay. The caller holds the locks of their installations.
     *
     * @param consentedBefore a grant of a later consent stays: it is of another membership
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOfPerson(int userId, int accountId, Instant consentedBefore) {
        store.ofPerson(userId, accountId, consentedBefore).forEach(grant -> {
            var _ = end(grant, RevokeReason.MEMBERSHIP_ENDED);
        });
    }

    private Optional<EndedGrant> end(Grant grant, RevokeReason reason) {
        // installation first, then grant: no deadlock, events in order
        var _ = installations.lock(grant.installationId());
        var ended = store.revoke(grant.id(), reason.name());
        ended.ifPresent(now -> tell(grant, reason, now));
        return ended;
    }

    private void tell(Grant grant, RevokeReason reason, EndedGrant ended) {
        LOG.infof("grant %s of app %d ended: %s", grant.id(), grant.appId(), reason);
        outbox.append(new GrantRevoked(
                grant.installationId(),
                grant.generation(),
                installations.nextSequence(grant.installationId()),
                grant.id().toString(),
                reason.name(),
                ended.endedAt()));
        tellCheckers(ended, reason);
    }

    private void tellCheckers(EndedGrant ended, RevokeReason reason) {
        tellCheckers(ended.id(), ended.tokensDeadBefore(), reason.name());
    }

    private void tellCheckers(UUID id, Instant issuedBefore, String reason) {
        outbox.append(TokensRevoked.of(TokensRevoked.subjectOfGrant(id.toString()), issuedBefore, reason));
    }

    /** Ends all grants of a generation that is closed; its closure is what is told. The caller holds the lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(String installationId, int generation) {
        var reason = RevokeReason.INSTALLATION_CLOSED;
        store.revokeAll(installationId, generation, reason.name()).forEach(ended -> tellCheckers(ended, reason));
    }

    /**
     * Ends the access tokens of a generation that were issued before a time; refresh tokens live on. That of the
     * installation is what is told. The caller holds the lock.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAccessTokens(String installationId, int generation, Instant issuedBefore) {
        store.endTokensIssuedBefore(installationId, generation, issuedBefore);
    }

    /** Ends the access tokens of a grant that were issued before a time; its refresh token lives on. */
    @Transactional
    public void endAccessTokens(Grant grant, Instant issuedBefore) {
        if (store.endTokensIssuedBefore(grant.id(), issuedBefore)) {
            tellCheckers(grant.id(), issuedBefore, "ACCESS_TOKEN_REVOKED");
        }
    }

    /**
     * Notes that a grant is in use, once a minute at most, and within seconds.
     *
     * @param keyId of the refresh token that was shown
     */
    public void touch(Grant grant, int keyId) {
        if (!grant.useNoted()) {
            uses.gather(grant.id(), keyId);
        }
    }
}
