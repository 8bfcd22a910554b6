package dev.grantway.registry.apps;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class AppHeaderRepository implements PanacheRepositoryBase<AppHeader, Long> {
    /** In the order in which they were added. */
    List<AppHeader> listOf(int appId) {
        return list("appId", Sort.by("id"), appId);
    }

    Optional<AppHeader> findOf(int appId, String name) {
        return find("appId = ?1 and nameKey = ?2", appId, AppHeader.keyOf(name)).firstResultOptional();
    }

    void deleteAllOf(int appId) {
        delete("appId", appId);
    }
}
