package dev.grantway.registry.keys;

import dev.grantway.registry.directory.AccountEnding;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The API keys of a developer account end with it. */
@Singleton
class KeysOfAccount implements AccountEnding {
    private final DeveloperApiKeyRepository keys;

    KeysOfAccount(DeveloperApiKeyRepository keys) {
        this.keys = keys;
    }

    @Override
    public Optional<String> obstacle(int accountId) {
        return Optional.empty();
    }

    @Override
    public void end(int accountId) {
        keys.deleteAllOf(accountId);
    }
}
