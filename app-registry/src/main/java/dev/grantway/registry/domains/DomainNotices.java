package dev.grantway.registry.domains;

import dev.grantway.contracts.events.Notice;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.directory.Memberships;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Tells the owners of a developer account what became of its domain, in the transaction of the change. */
@Singleton
class DomainNotices {
    private static final String WITHDRAWN = "publisher-domain-withdrawn";

    private final Memberships memberships;
    private final Outbox outbox;
    private final Clock clock;

    DomainNotices(Memberships memberships, Outbox outbox, Clock clock) {
        this.memberships = memberships;
        this.outbox = outbox;
        this.clock = clock;
    }

    void withdrawn(DomainClaim claim) {
        var parameters = Map.of(
                "domain", claim.domain(),
                "accountId", Integer.toString(claim.accountId()),
                "path", "/developer/domain?account=" + claim.accountId());
        memberships.listOf(claim.accountId()).stream()
                .filter(member -> member.role().equals(DeveloperRole.OWNER.name()))
                .forEach(owner -> outbox.append(
                        Notice.of(Notice.toUser(owner.userId()), WITHDRAWN, parameters, clock.instant())));
    }
}
