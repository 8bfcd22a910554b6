package dev.grantway.registry.domains;

import dev.grantway.registry.directory.AccountEnding;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Which domains count as their developers'. */
@Singleton
public class ProvenDomains implements AccountEnding {
    private final PublisherDomainStore store;

    ProvenDomains(PublisherDomainStore store) {
        this.store = store;
    }

    /** The account's domain, if the DNS says that it is the account's. */
    @Transactional
    public Optional<String> find(int accountId) {
        return store.find(accountId).filter(DomainClaim::isVerified).map(DomainClaim::domain);
    }

    @Override
    public Optional<String> obstacle(int accountId) {
        return Optional.empty();
    }

    @Override
    public void end(int accountId) {
        var _ = store.delete(accountId);
    }
}
