package dev.grantway.registry.api;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.SignInRequired;
import dev.grantway.registry.directory.CurrentRoles;
import dev.grantway.registry.keys.Developer;
import dev.grantway.registry.keys.DeveloperApiKeys;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who calls: by API key where one is sent, else by session. */
@Singleton
public class ApiCaller {
    private static final String BEARER = "Bearer ";

    private final CurrentSession session;
    private final CurrentRoles roles;
    private final DeveloperApiKeys keys;

    ApiCaller(CurrentSession session, CurrentRoles roles, DeveloperApiKeys keys) {
        this.session = session;
        this.roles = roles;
        this.keys = keys;
    }

    /**
     * Who looks.
     *
     * @param authorization the header
     * @throws SignInRequired when the key is not good, or there is neither key nor session
     */
    public Developer looking(@Nullable String authorization) {
        return authorization == null
                ? new Developer(session.require().developerRoles())
                : withKey(authorization).orElseThrow(SignInRequired::new);
    }

    /**
     * Who changes; a session must be live, and the roles that are stored count, not those of its token.
     *
     * @param authorization the header
     * @throws SignInRequired when the key is not good, or there is neither key nor live session
     */
    public Developer changing(@Nullable String authorization) {
        return authorization == null
                ? new Developer(roles.of(session.require()))
                : withKey(authorization).orElseThrow(SignInRequired::new);
    }

    /**
     * Tells apart who sends requests again: the account of an API key, or the person.
     *
     * @param developerAccountId in which account they work
     */
    public String name(@Nullable String authorization, int developerAccountId) {
        return authorization == null ? "user:" + session.require().userId() : "account:" + developerAccountId;
    }

    private Optional<Developer> withKey(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? keys.developerWith(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
