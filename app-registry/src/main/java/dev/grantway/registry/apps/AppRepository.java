package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class AppRepository implements PanacheRepositoryBase<App, Integer> {
    private static final int ACCOUNTS = 0x617070; // keeps these advisory locks apart from others'

    /**
     * The app, with its row locked until the transaction ends: its changes, and so its snapshots, are in one order.
     *
     * @throws NoSuchElementException when there is none
     */
    App lock(int appId) {
        @Nullable App app = findById(appId, LockModeType.PESSIMISTIC_WRITE);
        if (app == null) {
            throw new NoSuchElementException("no app " + appId);
        }
        return app;
    }

    /** Lets one transaction at a time add or rename apps of an account, so that names and numbers can be checked. */
    void lockAccount(int developerAccountId) {
        var _ = getSession()
                .createNativeQuery("SELECT CAST(pg_advisory_xact_lock(:space, :account) AS text)", String.class)
                .setParameter("space", ACCOUNTS)
                .setParameter("account", developerAccountId)
                .getSingleResult();
    }

    Optional<App> findLive(int appId) {
        return find("id = ?1 and status <> ?2", appId, AppStatus.DELETED).firstResultOptional();
    }

    List<App> listLive(int developerAccountId) {
        return list("developerAccountId = ?1 and status <> ?2", Sort.by("name"), developerAccountId, AppStatus.DELETED);
    }

    /** Ids alone: what is locked later is then read as it stands at that moment. */
    List<Integer> listLiveIds(int developerAccountId) {
        return getSession()
                .createQuery("select id from App where developerAccountId = ?1 and status <> ?2", Integer.class)
                .setParameter(1, developerAccountId)
                .setParameter(2, AppStatus.DELETED)
                .list();
    }

    long countLive(int developerAccountId) {
        return count("developerAccountId = ?1 and status <> ?2", developerAccountId, AppStatus.DELETED);
    }

    boolean nameIsTaken(int developerAccountId, String nameKey, int byOtherThan) {
        return count(
                        "developerAccountId = ?1 and nameKey = ?2 and id <> ?3 and status <> ?4",
                        developerAccountId,
                        nameKey,
                        byOtherThan,
                        AppStatus.DELETED)
                > 0;
    }

    /** Deleted ones keep theirs. */
    boolean clientIdIsTaken(String clientId) {
        return count("clientId", clientId) > 0;
    }

    int nextId() {
        return getSession()
                .createNativeQuery("SELECT nextval('app_id_seq')", Long.class)
                .getSingleResult()
                .intValue();
    }

    /** Lets new ids begin above one that came from elsewhere. */
    void beginIdsAbove(int appId) {
        var _ = getSession()
                .createNativeQuery(
                        "SELECT setval('app_id_seq', greatest(:id, (SELECT last_value FROM app_id_seq)))", Long.class)
                .setParameter("id", (long) appId)
                .getSingleResult();
    }
}
