package dev.grantway.token.grant;

import dev.grantway.contracts.events.GrantRevoked;
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
    private final Outbox outbox;

    Grants(GrantStore store, Installations installations, Outbox outbox) {
        this.store = store;
        this.installations = installations;
        this.outbox = outbox;
    }

    public Optional<Grant> find(UUID id) {
        return store.find(id);
    }

    /** Ends a grant and its tokens at once and tells of it; an ended one stays as it is. The installation stays. */
    @Transactional
    public void revoke(Grant grant, RevokeReason reason) {
        var _ = installations.lock(
                grant.installationId()); // installation first, then grant: no deadlock, events in order
        store.revoke(grant.id(), reason.name()).ifPresent(at -> tell(grant, reason, at));
    }

    private void tell(Grant grant, RevokeReason reason, Instant at) {
        LOG.infof("grant %s of app %d ended: %s", grant.id(), grant.appId(), reason);
        outbox.append(new GrantRevoked(
                grant.installationId(),
                grant.generation(),
                installations.nextSequence(grant.installationId()),
                grant.id().toString(),
                reason.name(),
                at));
    }

    /** Ends all grants of a generation that is closed; its closure is what is told. The caller holds the lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(String installationId, int generation) {
        store.revokeAll(installationId, generation, RevokeReason.INSTALLATION_CLOSED.name());
    }

    /** Ends the access tokens of a grant that were issued before a time; its refresh token lives on. */
    public void endAccessTokens(Grant grant, Instant issuedBefore) {
        store.endTokensIssuedBefore(grant.id(), issuedBefore);
    }

    /** Notes that a grant is in use, once a minute at most. */
    public void touch(Grant grant) {
        store.touch(grant.id());
    }
}
