package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationResponse;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.decision.InstallDecisions;
import dev.grantway.install.decision.InstallTerms;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.installation.AuthorizeOutcome;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Gives what a person granted, once the session, their rights, the account's plan and policy were checked again. */
@Singleton
class Granting {
    /** Each further one follows a change by somebody else at that very moment. */
    private static final int MOST_DECISIONS = 4;

    private final Memberships memberships;
    private final ConsentPages pages;
    private final InstallDecisions decisions;
    private final HinderedAnswers hinderedAnswers;
    private final Installations installations;
    private final Uninstalls uninstalls;
    private final AuthorizationResponse response;
    private final Obstacles obstacles;

    Granting(
            Memberships memberships,
            ConsentPages pages,
            InstallDecisions decisions,
            HinderedAnswers hinderedAnswers,
            Installations installations,
            Uninstalls uninstalls,
            AuthorizationResponse response,
            Obstacles obstacles) {
        this.memberships = memberships;
        this.pages = pages;
        this.decisions = decisions;
        this.hinderedAnswers = hinderedAnswers;
        this.installations = installations;
        this.uninstalls = uninstalls;
        this.response = response;
        this.obstacles = obstacles;
    }

    /**
     * Gives it, or says why not.
     *
     * @param ticked the optional scopes that the form says are ticked
     */
    Answer grant(Session session, ConsentFlow flow, AcceptedRequest request, Set<String> ticked) {
        var person = memberships.findLive(session);
        if (person.isEmpty()) {
            return obstacles.answer(ConsentObstacles.signedOut(), StartAgain.of(flow));
        }
        int accountId = Optional.ofNullable(flow.accountId()).orElseThrow();
        var account = person.get().account(accountId);
        if (account.isEmpty()) {
            return obstacles.answer(ConsentObstacles.notYourAccount(accountId), HinderedAnswers.toAccounts(request));
        }
        var pressed = new PressedGrant(session, flow, request, person.get(), account.get(), ticked);
        for (int i = 0; i < MOST_DECISIONS; i++) {
            var answer = decide(pressed);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return overtaken(pressed, "it stood otherwise after each decision");
    }

    /** Empty when somebody else changed how the app stands, so that it has to be decided again. */
    private Optional<Answer> decide(PressedGrant pressed) {
        var user = pressed.person().user();
        var flow = pressed.flow();
        int accountId = pressed.account().accountId();
        return switch (decisions.decide(pressed.request(), user, pressed.account())) {
            case Hindered hindered ->
                Optional.of(hinderedAnswers.answer(
                        pressed.request(), pressed.session(), user, pressed.account(), flow, hindered));
            case Installable(var terms)
            when terms.unverifiedPage() && !flow.understoodFor(accountId) ->
                Optional.of(
                        pages.consentAgain(pressed.request(), pressed.session(), pressed.person(), accountId, flow));
            case Installable(var terms) -> authorize(pressed, terms);
        };
    }

    private Optional<Answer> authorize(PressedGrant pressed, InstallTerms terms) {
        var consent = pressed.consent(terms);
        var outcome = installations.authorize(consent);
        if (outcome instanceof AuthorizeOutcome.BeingRemoved(var installationId)) {
            uninstalls.resume(installationId);
            outcome = installations.authorize(consent);
        }
        String appName = pressed.request().app().name();
        return switch (outcome) {
            case AuthorizeOutcome.StandsOtherwise _ -> Optional.empty();
            case AuthorizeOutcome.Authorized(var code) ->
                Optional.of(new Answer.Redirect(response.withCode(pressed.request(), code)));
            case AuthorizeOutcome.GrantedBefore _ -> Optional.of(grantedBefore(pressed));
            case AuthorizeOutcome.BeingRemoved _ ->
                Optional.of(obstacles.answer(ConsentObstacles.beingRemoved(appName), StartAgain.of(pressed.flow())));
            case AuthorizeOutcome.Overtaken(var reason) -> Optional.of(overtaken(pressed, reason));
        };
    }

    private Answer overtaken(PressedGrant pressed, String reason) {
        return obstacles.answerBecause(
                reason,
                reason.equals("SUSPENDED")
                        ? ConsentObstacles.suspended(pressed.request().app().name())
                        : ConsentObstacles.changedMeanwhile(),
                StartAgain.of(pressed.flow()));
    }

    private Answer grantedBefore(PressedGrant pressed) {
        return obstacles.answer(
                ConsentObstacles.grantedBefore(pressed.request().app().name()), pressed.waysFromUsedForm());
    }
}
