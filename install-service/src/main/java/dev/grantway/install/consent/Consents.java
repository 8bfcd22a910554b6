package dev.grantway.install.consent;

import dev.grantway.contracts.events.EventScopes;
import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationRequestParser;
import dev.grantway.install.authorize.AuthorizationResponse;
import dev.grantway.install.authorize.Authorizations;
import dev.grantway.install.authorize.ParseOutcome.Parsed;
import dev.grantway.install.authorize.State;
import dev.grantway.install.consent.ConsentDecision.Denied;
import dev.grantway.install.consent.ConsentDecision.Granted;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.installation.AuthorizeOutcome;
import dev.grantway.install.installation.Consent;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person decides. Nothing that the form says is believed before it was checked again: the request, the app as it
 * stands now, the session, the person's rights, the account's plan.
 */
@Singleton
class Consents {
    private final ConsentFlows flows;
    private final AuthorizationRequestParser parser;
    private final Authorizations authorizations;
    private final AuthorizationResponse response;
    private final Memberships memberships;
    private final ConsentPages pages;
    private final Eligibility eligibility;
    private final Installations installations;
    private final Uninstalls uninstalls;
    private final Obstacles obstacles;

    Consents(
            ConsentFlows flows,
            AuthorizationRequestParser parser,
            Authorizations authorizations,
            AuthorizationResponse response,
            Memberships memberships,
            ConsentPages pages,
            Eligibility eligibility,
            Installations installations,
            Uninstalls uninstalls,
            Obstacles obstacles) {
        this.flows = flows;
        this.parser = parser;
        this.authorizations = authorizations;
        this.response = response;
        this.memberships = memberships;
        this.pages = pages;
        this.eligibility = eligibility;
        this.installations = installations;
        this.uninstalls = uninstalls;
        this.obstacles = obstacles;
    }

    /** The person chose an account: the page on which to decide. */
    Answer choose(Session session, String sealedFlow, int accountId) {
        var flow = flows.open(sealedFlow, session);
        if (flow.isEmpty()) {
            return obstacles.answer(ConsentObstacles.formTooOld());
        }
        var request = checkAgain(flow.get());
        if (request.isEmpty()) {
            return obstacles.answer(ConsentObstacles.changedMeanwhile());
        }
        return memberships
                .findLive(session)
                .map(person -> pages.consent(request.get(), session, person, accountId, flow.get()))
                .orElseGet(this::signedOut);
    }

    /** The person decided. */
    Answer decide(Session session, String sealedFlow, ConsentDecision decision) {
        var flow = flows.open(sealedFlow, session).filter(opened -> opened.accountId() != null);
        if (flow.isEmpty()) {
            return obstacles.answer(ConsentObstacles.formTooOld());
        }
        var request = checkAgain(flow.get());
        if (request.isEmpty()) {
            return obstacles.answer(ConsentObstacles.changedMeanwhile());
        }
        return switch (decision) {
            case Denied() -> new Answer.Redirect(response.withDenial(request.get()));
            case Granted(var ticked) -> grant(session, flow.get(), request.get(), ticked);
        };
    }

    /** There is no session to decide in. */
    Answer signedOut() {
        return obstacles.answer(ConsentObstacles.signedOut());
    }

    private Answer grant(Session session, ConsentFlow flow, AcceptedRequest request, Set<String> ticked) {
        var person = memberships.findLive(session);
        if (person.isEmpty()) {
            return signedOut();
        }
        int accountId = Optional.ofNullable(flow.accountId()).orElseThrow();
        var account = person.get().account(accountId);
        if (account.isEmpty()) {
            return obstacles.answer(ConsentObstacles.notYourAccount(accountId));
        }
        var hindrances = eligibility.hindrances(account.get(), request.scopes());
        if (!hindrances.isEmpty()) {
            return obstacles.answer(
                    ConsentObstacles.accountNotEligible(account.get().name(), hindrances));
        }
        return authorize(request, consent(flow, request, person.get(), account.get(), ticked));
    }

    private Answer authorize(AcceptedRequest request, Consent consent) {
        var outcome = installations.authorize(consent);
        if (outcome instanceof AuthorizeOutcome.BeingRemoved(var installationId)) {
            uninstalls.resume(installationId);
            outcome = installations.authorize(consent);
        }
        String appName = request.app().name();
        return switch (outcome) {
            case AuthorizeOutcome.Authorized(var code) -> new Answer.Redirect(response.withCode(request, code));
            case AuthorizeOutcome.BeingRemoved _ -> obstacles.answer(ConsentObstacles.beingRemoved(appName));
            case AuthorizeOutcome.Overtaken(var reason) ->
                obstacles.answer(
                        reason.equals("SUSPENDED")
                                ? ConsentObstacles.suspended(appName)
                                : ConsentObstacles.changedMeanwhile());
        };
    }

    /** The request of the form, as the app stands now; empty when it would not be accepted any more. */
    private Optional<AcceptedRequest> checkAgain(ConsentFlow flow) {
        return parser.parse(flow.door(), flow.query()) instanceof Parsed(var request)
                        && authorizations.check(request) instanceof Accepted(var accepted)
                ? Optional.of(accepted)
                : Optional.empty();
    }

    private Consent consent(
            ConsentFlow flow, AcceptedRequest request, UserAccess person, AccountAccess account, Set<String> ticked) {
        return new Consent(
                flow.flowId(),
                flow.hour(),
                request.app(),
                account,
                person.user(),
                scopes(flow, request, account, ticked),
                request.redirectUri(),
                request.codeChallenge(),
                request.request().state().map(State::text));
    }

    /** Granted is what was shown, is ticked and is still available; of the form's own words none counts. */
    private EventScopes scopes(ConsentFlow flow, AcceptedRequest request, AccountAccess account, Set<String> ticked) {
        List<String> asked = request.optionalScopes().stream()
                .filter(scope -> !request.scopes().contains(scope))
                .toList();
        List<String> offered = asked.stream()
                .filter(scope -> flow.offered().contains(scope) && eligibility.isAvailable(account, scope))
                .toList();
        return new EventScopes(
                request.scopes(),
                offered.stream().filter(ticked::contains).toList(),
                offered.stream().filter(scope -> !ticked.contains(scope)).toList(),
                asked.stream().filter(scope -> !offered.contains(scope)).toList());
    }
}
