package dev.grantway.install.request;

import dev.grantway.install.directory.PersonEnding;
import jakarta.inject.Singleton;

/** What a person asks for ends with the person, and so does what was written about it. */
@Singleton
class RequestsOfPerson implements PersonEnding {
    private final RequestRetentionStore store;

    RequestsOfPerson(RequestRetentionStore store) {
        this.store = store;
    }

    @Override
    public void end(int userId) {
        store.forgetPerson(userId);
    }
}
