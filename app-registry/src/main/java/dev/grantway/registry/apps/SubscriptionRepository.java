package dev.grantway.registry.apps;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class SubscriptionRepository implements PanacheRepositoryBase<Subscription, Integer> {
    List<Subscription> listOf(int appId) {
        return list("appId", Sort.by("id"), appId);
    }

    List<Subscription> listActive(int appId) {
        return list("appId = ?1 and active", Sort.by("id"), appId);
    }

    Optional<Subscription> findOf(int appId, int id) {
        return find("appId = ?1 and id = ?2", appId, id).firstResultOptional();
    }

    void deleteAllOf(int appId) {
        delete("appId", appId);
    }

    long countOf(int appId) {
        return count("appId", appId);
    }

    boolean isThere(int appId, SubscriptionDraft draft) {
        return listOf(appId).stream()
                .anyMatch(each -> each.eventType.equals(draft.eventType())
                        && draft.property().equals(Optional.ofNullable(each.propertyName)));
    }
}
