package dev.grantway.registry.signin;

import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.Users;
import dev.grantway.registry.sessions.SessionHolder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says of a session's holder what the directory knows at this moment. */
@Singleton
public class SessionHolders {
    private final Users users;
    private final Memberships memberships;

    SessionHolders(Users users, Memberships memberships) {
        this.users = users;
        this.memberships = memberships;
    }

    public SessionHolder of(Person person) {
        return new SessionHolder(
                person.userId(),
                person.email(),
                person.name(),
                person.operator(),
                memberships.developerRolesOf(person.userId()));
    }

    /** Empty when there is no such user any more. */
    Optional<SessionHolder> of(int userId) {
        return users.find(userId).map(this::of);
    }
}
