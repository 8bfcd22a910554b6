package dev.grantway.registry.oidc;

import dev.grantway.registry.directory.PersonEnding;
import jakarta.inject.Singleton;

/** The identities of a person are forgotten with the person: if they come again, they are a stranger. */
@Singleton
class IdentitiesOfPerson implements PersonEnding {
    private final ProviderIdentityStore identities;

    IdentitiesOfPerson(ProviderIdentityStore identities) {
        this.identities = identities;
    }

    @Override
    public void end(int userId) {
        identities.forget(userId);
    }
}
