package dev.grantway.install.directory;

import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.platform.session.Session;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What people may do in their accounts. */
@Singleton
public class Memberships {
    private static final Logger LOG = Logger.getLogger(Memberships.class);

    private final DirectoryClient directory;
    private final SeenMembershipStore seen;
    private final Clock clock;

    Memberships(DirectoryClient directory, SeenMembershipStore seen, Clock clock) {
        this.directory = directory;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * What the directory says now: to be asked before anything is given.
     *
     * @return empty when the session or the person has ended
     * @throws NeighbourAway when the directory does not answer
     */
    public Optional<UserAccess> findLive(Session session) {
        return find(session).filter(UserAccess::sessionLive);
    }

    /** What the directory says, or said last while it does not answer: enough to look, and to end access. */
    public List<AccountAccess> findKnown(Session session) {
        try {
            return find(session).map(UserAccess::accounts).orElse(List.of());
        } catch (NeighbourAway e) {
            LOG.infof("the directory is away, so memberships are those seen last: %s", e.getMessage());
            return seen.find(session.userId());
        }
    }

    /**
     * What the directory says now of a person who need not be signed in: to say what they could do, never to let them.
     *
     * @return empty when there is no such person
     * @throws NeighbourAway when the directory does not answer
     */
    public Optional<UserAccess> findPresent(int userId) {
        return directory.find(userId);
    }

    /** The same by the address that the person signs in with. */
    public Optional<UserAccess> findPresent(String email) {
        return directory.find(email);
    }

    /** The kind of an account, as it was seen last. */
    public String kindOf(int accountId) {
        return seen.kindOf(accountId);
    }

    private Optional<UserAccess> find(Session session) {
        var access = directory.find(session.userId(), session.sessionId());
        var accounts = access.map(UserAccess::accounts).orElse(List.of());
        QuarkusTransaction.requiringNew().run(() -> seen.replace(session.userId(), accounts, clock.instant()));
        return access;
    }
}
