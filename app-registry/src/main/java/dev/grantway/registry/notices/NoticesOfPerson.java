package dev.grantway.registry.notices;

import dev.grantway.registry.directory.PersonEnding;
import jakarta.inject.Singleton;

/** The notices of a person end with the person. */
@Singleton
class NoticesOfPerson implements PersonEnding {
    private final UserNoticeStore store;

    NoticesOfPerson(UserNoticeStore store) {
        this.store = store;
    }

    @Override
    public void end(int userId) {
        store.deleteAllOf(userId);
    }
}
