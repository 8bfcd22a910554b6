package dev.grantway.registry.calls;

import dev.grantway.registry.directory.AccountEnding;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What apps called in an account is forgotten with it. */
@Singleton
class CallsOfAccount implements AccountEnding {
    private final ApiCallStore store;

    CallsOfAccount(ApiCallStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> obstacle(int accountId) {
        return Optional.empty();
    }

    @Override
    public void end(int accountId) {
        store.forgetOf(accountId);
    }
}
