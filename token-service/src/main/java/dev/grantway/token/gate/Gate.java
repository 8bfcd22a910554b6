package dev.grantway.token.gate;

import dev.grantway.token.access.AccessToken;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.budget.BudgetState;
import dev.grantway.token.budget.CallBudget;
import dev.grantway.token.route.RouteCatalog;
import dev.grantway.token.route.RouteRule;
import dev.grantway.token.usage.UsageCounter;
import dev.grantway.token.usage.UsageOf;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Decides on calls: token, route, scopes, budget; and counts them. */
@Startup // a setting that is out of bounds is told at start
@Singleton
class Gate {
    private final AccessTokenMint tokens;
    private final Standings standings;
    private final RouteCatalog routes;
    private final CallBudget budget;
    private final UsageCounter usage;
    private final Clock clock;

    Gate(
            AccessTokenMint tokens,
            Standings standings,
            RouteCatalog routes,
            CallBudget budget,
            UsageCounter usage,
            Clock clock) {
        this.tokens = tokens;
        this.standings = standings;
        this.routes = routes;
        this.budget = budget;
        this.usage = usage;
        this.clock = clock;
    }

    /** Whether a call's token is worth a look at the database, or what is said without one. Never waits. */
    FirstLookOutcome lookAt(GateRequest request) {
        if (request.token().isEmpty()) {
            return new FirstLookOutcome.Decided(new GateDecision.NoCredentials());
        }
        var token = tokens.readWhetherOrNotOver(request.token().get());
        if (token.isEmpty()) {
            return new FirstLookOutcome.Decided(new GateDecision.InvalidToken());
        }
        var expiresAt = token.get().expiresAt();
        if (!expiresAt.isAfter(clock.instant())) {
            return new FirstLookOutcome.Decided(new GateDecision.ExpiredToken(expiresAt));
        }
        return standings
                .find(token.get())
                .<FirstLookOutcome>map(standing -> new FirstLookOutcome.Decided(decide(request, standing.caller())))
                .orElseGet(() -> new FirstLookOutcome.Open(token.get()));
    }

    /** Decides with what the database says: one read. */
    GateDecision decide(GateRequest request, AccessToken token) {
        return standings
                .ask(token)
                .map(standing -> decide(request, standing.caller()))
                .orElseGet(GateDecision.InvalidToken::new);
    }

    private GateDecision decide(GateRequest request, Caller caller) {
        var rule = routes.table().find(request.method(), request.path());
        var decision = rule.map(found -> decide(caller, found)).orElseGet(GateDecision.NoRoute::new);
        count(decision, caller, rule);
        return decision;
    }

    private GateDecision decide(Caller caller, RouteRule rule) {
        if (!rule.scopes().isEmpty() && !caller.scopes().covers(rule.scopes())) {
            return new GateDecision.MissingScopes(rule.scopes());
        }
        var left = rule.budget()
                ? Optional.of(budget.take(caller.appId(), caller.accountId()))
                : Optional.<BudgetState>empty();
        return left.filter(BudgetState::isUsedUp)
                .<GateDecision>map(GateDecision.OverBudget::new)
                .orElseGet(() -> new GateDecision.Passed(caller, left));
    }

    private void count(GateDecision decision, Caller caller, Optional<RouteRule> rule) {
        var of = new UsageOf(caller.installationId(), caller.appId(), caller.accountId());
        if (decision instanceof GateDecision.Passed && rule.isPresent()) {
            usage.count(of, rule.get().scopes());
        } else {
            usage.countRefusal(of);
        }
    }
}
