package dev.grantway.registry.apps;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

@Singleton
class AppSecretRepository implements PanacheRepositoryBase<AppSecret, Long> {
    /** Oldest first. */
    List<AppSecret> listOf(int appId) {
        return list("appId", Sort.by("id"), appId);
    }

    /** Oldest first. */
    List<AppSecret> listOf(int appId, SecretKind kind) {
        return list("appId = ?1 and kind = ?2", Sort.by("id"), appId, kind);
    }

    List<Integer> appsWithExpired(Instant now) {
        return find("select distinct appId from AppSecret where expiresAt <= ?1", now)
                .project(Integer.class)
                .list();
    }

    List<AppSecret> listExpired(int appId, Instant now) {
        return list("appId = ?1 and expiresAt <= ?2", appId, now);
    }

    /** Apps with client secrets that were not published with their ids yet. */
    List<Integer> appsWithUncounted(int atMost) {
        return find("select distinct appId from AppSecret where countedSince is null"
                        + " and kind = dev.grantway.registry.apps.SecretKind.CLIENT") // the index is for this kind
                // alone
                .project(Integer.class)
                .page(0, atMost)
                .list();
    }

    /** Those that were not published with their ids yet. */
    List<AppSecret> listUncounted(int appId) {
        return list("appId = ?1 and kind = ?2 and countedSince is null", appId, SecretKind.CLIENT);
    }

    void deleteAllOf(int appId) {
        delete("appId", appId);
    }

    long deleteExpired(int appId, Instant now) {
        return delete("appId = ?1 and expiresAt <= ?2", appId, now);
    }
}
