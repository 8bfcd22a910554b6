package dev.grantway.registry.keys;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class DeveloperApiKeyRepository implements PanacheRepositoryBase<DeveloperApiKey, Long> {
    List<DeveloperApiKey> listByLookup(String lookup) {
        return list("lookup", lookup);
    }

    List<DeveloperApiKey> listOf(int developerAccountId) {
        return list("developerAccountId", Sort.by("id"), developerAccountId);
    }

    void deleteAllOf(int developerAccountId) {
        delete("developerAccountId", developerAccountId);
    }

    boolean deleteOf(int developerAccountId, long id) {
        return delete("developerAccountId = ?1 and id = ?2", developerAccountId, id) > 0;
    }
}
