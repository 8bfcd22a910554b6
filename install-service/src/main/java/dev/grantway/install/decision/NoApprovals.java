package dev.grantway.install.decision;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Where nobody can be asked, nobody has agreed. */
@DefaultBean
@Singleton
class NoApprovals implements AdminApprovals {
    @Override
    public Optional<Set<String>> find(int appId, int accountId, int userId) {
        return Optional.empty();
    }
}
