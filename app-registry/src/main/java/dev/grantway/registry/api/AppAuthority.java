package dev.grantway.registry.api;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.Authority;
import dev.grantway.registry.directory.Operators;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Decides in whose name a caller may take an app out of use: as an operator, or as one of its developers. */
@Singleton
class AppAuthority {
    private static final String BEARER = "Bearer ";

    private final Operators operators;
    private final CurrentSession session;
    private final ApiCaller caller;
    private final Apps apps;

    AppAuthority(Operators operators, CurrentSession session, ApiCaller caller, Apps apps) {
        this.operators = operators;
        this.session = session;
        this.caller = caller;
        this.apps = apps;
    }

    /** What a caller may. */
    sealed interface Decision {
        /** They may, in this name. */
        record May(Authority authority) implements Decision {}

        /** They may look at it and no more. */
        record LooksOn() implements Decision {}

        /** To them there is no such app. */
        record Absent() implements Decision {}
    }

    /**
     * Decides by what is stored, for a role or an operator's right may have been taken away since.
     *
     * @param authorization the header
     * @throws dev.grantway.platform.session.SignInRequired when nobody is known by it
     */
    Decision decide(@Nullable String authorization, int appId) {
        var app = apps.find(appId);
        if (isOperator(authorization)) {
            return app.<Decision>map(_ -> new Decision.May(Authority.OPERATOR)).orElseGet(Decision.Absent::new);
        }
        var developer = caller.changing(authorization);
        return app.map(AppDetails::developerAccountId)
                .filter(developer::sees)
                .<Decision>map(account ->
                        developer.mayChange(account) ? new Decision.May(Authority.DEVELOPER) : new Decision.LooksOn())
                .orElseGet(Decision.Absent::new);
    }

    private boolean isOperator(@Nullable String authorization) {
        return authorization == null
                ? session.find().filter(operators::has).isPresent()
                : authorization.startsWith(BEARER) && operators.has(authorization.substring(BEARER.length()));
    }
}
