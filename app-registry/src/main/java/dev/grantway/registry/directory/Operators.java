package dev.grantway.registry.directory;

import dev.grantway.platform.service.ServiceCaller;
import dev.grantway.platform.service.ServiceTokens;
import dev.grantway.platform.session.Session;
import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.audit.CurrentActor;
import dev.grantway.registry.sessions.Sessions;
import jakarta.inject.Singleton;

/** Knows who runs the platform. */
@Singleton
public class Operators {
    private static final String SCOPE = "grantway.operator";

    private final ServiceTokens tokens;
    private final Sessions sessions;
    private final Users users;
    private final CurrentActor actor;

    Operators(ServiceTokens tokens, Sessions sessions, Users users, CurrentActor actor) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.users = users;
        this.actor = actor;
    }

    /** Whether it is the token of an operator's program. */
    public boolean has(String bearerToken) {
        return decide(bearerToken) instanceof OperatorDecision.Operator;
    }

    /** Whether it is a live session of an operator. */
    public boolean has(Session session) {
        return decide(session) instanceof OperatorDecision.Operator;
    }

    OperatorDecision decide(String bearerToken) {
        return tokens.check(bearerToken)
                .map(this::decide)
                .orElseGet(() -> new OperatorDecision.Unknown("The token is not good."));
    }

    private OperatorDecision decide(ServiceCaller caller) {
        if (!caller.scopes().contains(SCOPE)) {
            return new OperatorDecision.NoOperator("The token lacks the scope " + SCOPE + ".");
        }
        actor.is(new Actor.Operator(caller.clientId()));
        return new OperatorDecision.Operator();
    }

    /** By the rows and not by the JWT alone: what is written here gives access. */
    OperatorDecision decide(Session session) {
        if (!sessions.isLive(session.sessionId(), session.userId())) {
            return new OperatorDecision.Unknown("The session has ended. Sign in again.");
        }
        return users.find(session.userId()).filter(Person::operator).isPresent()
                ? new OperatorDecision.Operator()
                : new OperatorDecision.NoOperator("Only operators may do this.");
    }
}
