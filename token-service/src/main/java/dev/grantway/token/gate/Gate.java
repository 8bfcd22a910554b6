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
        String text = request.token().get();
        if (AccessTokenMint.looksSigned(text)) {
            return new FirstLookOutcome.Unread();
        }
        var token = tokens.readForPlatform(text);
        if (token.isEmpty()) {
            return installations
                    .read(text)
                    .map(this::lookAt)
                    .orElseGet(() -> decided(Judgement.ofNobody(new GateDecision.InvalidToken())));
        }
        return lookAt(request, token.get())
                .<FirstLookOutcome>map(FirstLookOutcome.Decided::new)
                .orElseGet(() -> new FirstLookOutcome.Open(token.get()));
    }

    private FirstLookOutcome lookAt(AppToken.OfInstallation token) {
        return installations.isOver(token)
                ? decided(Judgement.ofNobody(new GateDecision.ExpiredToken(token.expiresAt())))
                : new FirstLookOutcome.OpenForInstallation(token);
    }

    private Optional<Judgement> lookAt(GateRequest request, AccessToken token) {
        if (tokens.isOver(token)) {
            var expired = new GateDecision.ExpiredToken(token.expiresAt());
            return Optional.of(Judgement.ofDead(expired, standings.findOwner(token)));
        }
        return standings.find(token).map(standing -> judge(request, standing.caller()));
    }

    private static FirstLookOutcome decided(Judgement judgement) {
        return new FirstLookOutcome.Decided(judgement);
    }

    /** Decides on a signed token. A signature costs a hundred MACs, and a key that is not known a look at the database. */
    Judgement judgeSigned(GateRequest request) {
        return request.token()
                .flatMap(tokens::readForPlatform)
                .map(token -> lookAt(request, token).orElseGet(() -> judge(request, token)))
                .orElseGet(() -> Judgement.ofNobody(new GateDecision.InvalidToken()));
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
