package dev.grantway.registry.joining;

import dev.grantway.registry.directory.AccountEnding;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Nobody can be let into an account that is closed. */
@Singleton
class LinksOfAccount implements AccountEnding {
    private final JoiningLinkStore links;

    LinksOfAccount(JoiningLinkStore links) {
        this.links = links;
    }

    @Override
    public Optional<String> obstacle(int accountId) {
        return Optional.empty();
    }

    @Override
    public void end(int accountId) {
        links.endOfAccount(accountId);
    }
}
