package dev.grantway.registry.directory;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.session.SignInRequired;
import dev.grantway.registry.sessions.Sessions;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Knows what a person may do at this moment; their token may be minutes behind. */
@Singleton
public class CurrentRoles {
    private final Sessions sessions;
    private final Memberships memberships;

    CurrentRoles(Sessions sessions, Memberships memberships) {
        this.sessions = sessions;
        this.memberships = memberships;
    }

    /**
     * The roles in developer accounts, by account id.
     *
     * @throws SignInRequired when the session has been ended
     */
    @Transactional
    public Map<Integer, DeveloperRole> of(Session session) {
        if (!sessions.isLive(session.sessionId(), session.userId())) {
            throw new SignInRequired();
        }
        return memberships.developerRolesOf(session.userId());
    }
}
