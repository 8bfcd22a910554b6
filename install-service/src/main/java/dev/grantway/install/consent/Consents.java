package dev.grantway.install.consent;

import dev.grantway.contracts.events.EventScopes;
import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationResponse;
import dev.grantway.install.authorize.State;
import dev.grantway.install.consent.ConsentDecision.Denied;
import dev.grantway.install.consent.ConsentDecision.Granted;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.decision.InstallDecisions;
import dev.grantway.install.decision.InstallTerms;
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
 * stands now, the session, the person's rights, the account's plan and policy.
 */
@Singleton
class Consents {
    private final ConsentFlows flows;
    private final FlowRequests requests;
    private final AuthorizationResponse response;
    private final Memberships memberships;
    private final ConsentPages pages;
    private final InstallDecisions decisions;
    private final HinderedAnswers hinderedAnswers;
    private final Installations installations;
    private final Uninstalls uninstalls;
    private final Obstacles obstacles;

    Consents(
            ConsentFlows flows,
            FlowRequests requests,
            AuthorizationResponse response,
            Memberships memberships,
            ConsentPages pages,
            InstallDecisions decisions,
            HinderedAnswers hinderedAnswers,
            Installations installations,
            Uninstalls uninstalls,
            Obstacles obstacles) {
        this.flows = flows;
        this.requests = requests;
        this.response = response;
        this.memberships = memberships;
        this.pages = pages;
        this.decisions = decisions;
        this.hinderedAnswers = hinderedAnswers;
        this.installations = installations;
        this.uninstalls = uninstalls;
        this.obstacles = obstacles;
    }

    /** The person looks for an account. */
    Answer search(Session session, String sealedFlow, String searched) {
        return withPerson(
                session,
                sealedFlow,
                (flow, request, person) -> pages.accounts(request, session, person, searched, flow));
    }

    /** The person chose an account: the page on which to decide. */
    Answer choose(Session session, String sealedFlow, int accountId) {
        return withPerson(
                session,
                sealedFlow,
                (flow, request, person) -> pages.consent(request, session, person, accountId, flow));
    }

    /**
     * The person wants to go on with an app of an unverified publisher.
     *
     * @param understood whether they ticked that they know who made it
     */
    Answer goOn(Session session, String sealedFlow, boolean understood) {
        return withPerson(session, sealedFlow, (flow, request, person) -> {
            if (flow.accountId() == null) {
                return obstacles.answer(ConsentObstacles.formTooOld());
            }
            return understood
                    ? pages.consent(request, session, person, flow.accountId(), flow.ticked())
                    : pages.consentAgain(request, session, person, flow.accountId(), flow);
        });
    }

    /** The person decided. */
    Answer decide(Session session, String sealedFlow, ConsentDecision decision) {
        var flow = flows.open(sealedFlow, session).filter(opened -> opened.accountId() != null);
        if (flow.isEmpty()) {
            return obstacles.answer(ConsentObstacles.formTooOld());
        }
        var request = requests.checkAgain(flow.get());
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

    private Answer withPerson(Session session, String sealedFlow, Step step) {
        var flow = flows.open(sealedFlow, session);
        if (flow.isEmpty()) {
            return obstacles.answer(ConsentObstacles.formTooOld());
        }
        var request = requests.checkAgain(flow.get());
        if (request.isEmpty()) {
            return obstacles.answer(ConsentObstacles.changedMeanwhile());
        }
        return memberships
                .findLive(session)
                .map(person -> step.answer(flow.get(), request.get(), person))
                .orElseGet(this::signedOut);
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
        return switch (decisions.decide(request, person.get().user(), account.get())) {
            case Hindered hindered ->
                hinderedAnswers.answer(request, session, person.get().user(), account.get(), flow, hindered);
            case Installable(var terms)
            when terms.unverifiedPage() && !flow.understoodFor(accountId) ->
                pages.consentAgain(request, session, person.get(), accountId, flow);
            case Installable(var terms) ->
                authorize(request, consent(flow, request, person.get(), account.get(), scopes(flow, terms, ticked)));
        };
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

    private static Consent consent(
            ConsentFlow flow, AcceptedRequest request, UserAccess person, AccountAccess account, EventScopes scopes) {
        return new Consent(
                flow.flowId(),
                flow.hour(),
                request.app(),
                account,
                person.user(),
                Optional.ofNullable(person.asOf()),
                scopes,
                request.redirectUri(),
                request.codeChallenge(),
                request.request().state().map(State::text));
    }

    /** Granted is what was shown, is ticked and can still be had; of the form's own words none counts. */
    private static EventScopes scopes(ConsentFlow flow, InstallTerms terms, Set<String> ticked) {
        List<String> offered =
                terms.offered().stream().filter(flow.offered()::contains).toList();
        return new EventScopes(
                terms.required(),
                offered.stream().filter(ticked::contains).toList(),
                offered.stream().filter(scope -> !ticked.contains(scope)).toList(),
                terms.optional().stream()
                        .filter(scope -> !offered.contains(scope))
                        .toList());
    }

    /** What comes once it is known who asks for what. */
    @FunctionalInterface
    private interface Step {
        Answer answer(ConsentFlow flow, AcceptedRequest request, UserAccess person);
    }
}
