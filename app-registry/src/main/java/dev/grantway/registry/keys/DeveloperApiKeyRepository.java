package dev.grantway.registry.keys;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

@Singleton
class DeveloperApiKeyRepository implements PanacheRepositoryBase<DeveloperApiKey, Long> {
    List<DeveloperApiKey> listByLookup(String lookup) {
        return list("lookup", lookup);
    }

    List<DeveloperApiKey> listOf(int developerAccountId) {
        return list("developerAccountId", Sort.by("id"), developerAccountId);
    }

    /** Remembers that a key was used; the last time stays where another pod was quicker with a later one. */
    void touch(DeveloperApiKey key, Instant now) {
        update("lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?1)", now, key.id);
    }

    /** Until the transaction ends; false when the account is closed, or none. */
    boolean lockOpenAccount(int developerAccountId) {
        return !getSession()
                .createNativeQuery(
                        "SELECT id FROM account WHERE id = :id AND closed_at IS NULL FOR NO KEY UPDATE", Integer.class)
                .setParameter("id", developerAccountId)
                .list()
                .isEmpty();
    }

    void deleteAllOf(int developerAccountId) {
        delete("developerAccountId", developerAccountId);
    }

    boolean deleteOf(int developerAccountId, long id) {
        return delete("developerAccountId = ?1 and id = ?2", developerAccountId, id) > 0;
    }
}
