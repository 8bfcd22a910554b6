package dev.grantway.token.gate;

import dev.grantway.token.access.AccessToken;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.apicall.CallOf;
import dev.grantway.token.apptoken.AppToken;
import dev.grantway.token.budget.BudgetState;
import dev.grantway.token.budget.CallBudget;
import dev.grantway.token.route.RouteCatalog;
import dev.grantway.token.route.RouteRule;
import dev.grantway.token.usage.UsageCounter;
import dev.grantway.token.usage.UsageOf;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Decides on calls: token, route, scopes, budget; and counts them. */
@Startup // a setting that is out of bounds is told at start
@Singleton
class Gate {
    private final AccessTokenMint tokens;
    private final Standings standings;
    private final InstallationCallers installations;
    private final RouteCatalog routes;
    private final CallBudget budget;
    private final UsageCounter usage;

    Gate(
            AccessTokenMint tokens,
            Standings standings,
            InstallationCallers installations,
            RouteCatalog routes,
            CallBudget budget,
            UsageCounter usage) {
        this.tokens = tokens;
        this.standings = standings;
        this.installations = installations;
        this.routes = routes;
        this.budget = budget;
        this.usage = usage;
    }

    /** Whether a call's token is worth a look at the database, or what is said without one. Never waits. */
    FirstLookOutcome lookAt(GateRequest request) {
        if (request.token().isEmpty()) {
            return decided(Judgement.ofNobody(new GateDecision.NoCredentials()));
        }
        var token = tokens.readForPlatform(request.token().get());
        if (token.isEmpty()) {
            return installations
                    .read(request.token().get())
                    .<FirstLookOutcome>map(FirstLookOutcome.OpenForInstallation::new)
                    .orElseGet(() -> decided(Judgement.ofNobody(new GateDecision.InvalidToken())));
        }
        if (tokens.isOver(token.get())) {
            var expired = new GateDecision.ExpiredToken(token.get().expiresAt());
            return decided(Judgement.ofDead(expired, standings.findOwner(token.get())));
        }
        return standings
                .find(token.get())
                .<FirstLookOutcome>map(standing -> decided(judge(request, standing.caller())))
                .orElseGet(() -> new FirstLookOutcome.Open(token.get()));
    }

    private static FirstLookOutcome decided(Judgement judgement) {
        return new FirstLookOutcome.Decided(judgement);
    }

    /** Decides with what the database says: one read. */
    Judgement judge(GateRequest request, AccessToken token) {
        return standings
                .ask(token)
                .map(standing -> judge(request, standing.caller()))
                .orElseGet(() -> Judgement.ofDead(new GateDecision.InvalidToken(), standings.findOwner(token)));
    }

    /** The same for an app that calls without a user. */
    Judgement judge(GateRequest request, AppToken.OfInstallation token) {
        return installations
                .ask(token)
                .map(caller -> judge(request, caller))
                .orElseGet(() -> Judgement.ofDead(
                        new GateDecision.InvalidToken(),
                        Optional.of(new CallOf(token.appId(), token.accountId(), Optional.empty()))));
    }

    private Judgement judge(GateRequest request, Caller caller) {
        var rule = routes.table().find(request.method(), request.path());
        var decision = rule.map(found -> decide(caller, found)).orElseGet(GateDecision.NoRoute::new);
        count(decision, caller, rule);
        var of = new CallOf(caller.appId(), caller.accountId(), Optional.of(caller.installationId()));
        return new Judgement(
                decision, Optional.of(of), rule.map(RouteRule::scopes).orElse(List.of()));
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
