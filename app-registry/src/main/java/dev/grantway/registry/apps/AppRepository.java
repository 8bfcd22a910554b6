package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.registry.checks.TextCheck;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class AppRepository implements PanacheRepositoryBase<App, Integer> {
    private static final int NO_APP = -1;
    private static final String LIVE = "from App where developerAccountId in (:accounts)"
            + " and status <> dev.grantway.contracts.events.AppStatus.DELETED";
    private static final String THAT_HAVE = " and (locate(:part, nameKey) > 0 or id = :id or clientId = :clientId)";
    private static final String AFTER = " and nameKey >= :name and (nameKey > :name or id > :after)";
    private static final int ACCOUNTS = 0x617070; // keeps these advisory locks apart from others'

    private final SubscriptionRepository subscriptions;
    private final AppVersions versions;

    AppRepository(SubscriptionRepository subscriptions, AppVersions versions) {
        this.subscriptions = subscriptions;
        this.versions = versions;
    }

    /**
     * The app, with its row locked until the transaction ends: its changes, and so its snapshots, are in one order.
     *
     * @throws NoSuchApp when there is none, or it was deleted
     */
    App lock(int appId) {
        return lockLive(appId).orElseThrow(() -> new NoSuchApp(appId));
    }

    /** The same; empty when there is none, or it was deleted. */
    Optional<App> lockLive(int appId) {
        @Nullable App app = findById(appId, LockModeType.PESSIMISTIC_WRITE);
        var live = Optional.ofNullable(app).filter(found -> found.status != AppStatus.DELETED);
        // whoever locks it may change it: an app that is older than versions has its first one from here
        live.ifPresent(found -> versions.begin(found, subscriptions::listOf));
        return live;
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

    /** By name. Each condition is one that the index on account and name serves, and the status is no parameter for it. */
    List<App> page(AppQuery query, int atMost) {
        if (query.accounts().isEmpty()) {
            return List.of();
        }
        String text = query.text();
        var wanted = getSession()
                .createQuery(
                        LIVE
                                + (text.isEmpty() ? "" : THAT_HAVE)
                                + (query.after().isEmpty() ? "" : AFTER)
                                + " order by nameKey, id",
                        App.class)
                .setParameterList("accounts", query.accounts())
                .setMaxResults(atMost);
        if (!text.isEmpty()) {
            wanted.setParameter("part", TextCheck.folded(text))
                    .setParameter("id", text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : NO_APP)
                    .setParameter("clientId", text);
        }
        query.after()
                .ifPresent(place -> wanted.setParameter("name", place.nameKey()).setParameter("after", place.appId()));
        return wanted.list();
    }

    /** Ids alone: what is locked later is then read as it stands at that moment. */
    List<Integer> listLiveIds(int developerAccountId) {
        return getSession()
                .createQuery("select id from App where developerAccountId = ?1 and status <> ?2", Integer.class)
                .setParameter(1, developerAccountId)
                .setParameter(2, AppStatus.DELETED)
                .list();
    }

    /** Apps that were deleted before then, and of which the topics still tell. */
    List<Integer> listDeletedBefore(Instant limit) {
        return getSession()
                .createQuery(
                        "select id from App where status = ?1 and not forgotten and changedAt < ?2 order by id",
                        Integer.class)
                .setParameter(1, AppStatus.DELETED)
                .setParameter(2, limit)
                .list();
    }

    /** A deleted app of which the topics still tell, with its row locked; empty when another was first. */
    Optional<App> lockDeleted(int appId) {
        @Nullable App app = findById(appId, LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(app).filter(found -> found.status == AppStatus.DELETED && !found.forgotten);
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
