package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationResponse;
import dev.grantway.install.consent.ConsentDecision.Denied;
import dev.grantway.install.consent.ConsentDecision.Granted;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacles;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;

/**
 * The steps that a person takes from the account list to their decision. Nothing that a form says is believed before it
 * was checked again: the request, the app as it stands now, the session.
 */
@Singleton
class Consents {
    private final ConsentFlows flows;
    private final FlowRequests requests;
    private final AuthorizationResponse response;
    private final Memberships memberships;
    private final ConsentPages pages;
    private final Granting granting;
    private final StartAgain startAgain;
    private final Obstacles obstacles;

    Consents(
            ConsentFlows flows,
            FlowRequests requests,
            AuthorizationResponse response,
            Memberships memberships,
            ConsentPages pages,
            Granting granting,
            StartAgain startAgain,
            Obstacles obstacles) {
        this.flows = flows;
        this.requests = requests;
        this.response = response;
        this.memberships = memberships;
        this.pages = pages;
        this.granting = granting;
        this.startAgain = startAgain;
        this.obstacles = obstacles;
    }

    /** The person looks for an account. */
    Answer search(Session session, SentForm form, String searched) {
        return withPerson(
                session, form, (flow, request, person) -> pages.accounts(request, session, person, searched, flow));
    }

    /** The person chose an account: the page on which to decide. */
    Answer choose(Session session, SentForm form, int accountId) {
        return withPerson(
                session, form, (flow, request, person) -> pages.consent(request, session, person, accountId, flow));
    }

    /**
     * The person wants to go on with an app of an unverified publisher.
     *
     * @param understood whether they ticked that they know who made it
     */
    Answer goOn(Session session, SentForm form, boolean understood) {
        return withPerson(session, form, (flow, request, person) -> {
            if (flow.accountId() == null) {
                return formTooOld(form);
            }
            return understood
                    ? pages.consent(request, session, person, flow.accountId(), flow.ticked())
                    : pages.consentAgain(request, session, person, flow.accountId(), flow);
        });
    }

    /** The person decided. */
    Answer decide(Session session, SentForm form, ConsentDecision decision) {
        var flow = flows.open(form.flow(), session).filter(opened -> opened.accountId() != null);
        if (flow.isEmpty()) {
            return formTooOld(form);
        }
        var request = requests.checkAgain(flow.get());
        if (request.isEmpty()) {
            return changedMeanwhile(flow.get());
        }
        return switch (decision) {
            case Denied() -> new Answer.Redirect(response.withDenial(request.get()));
            case Granted(var ticked) -> granting.grant(session, flow.get(), request.get(), ticked);
        };
    }

    /** There is no session to decide in. */
    Answer signedOut(SentForm form) {
        return obstacles.answer(ConsentObstacles.signedOut(), startAgain.of(form));
    }

    private Answer withPerson(Session session, SentForm form, Step step) {
        var flow = flows.open(form.flow(), session);
        if (flow.isEmpty()) {
            return formTooOld(form);
        }
        var request = requests.checkAgain(flow.get());
        if (request.isEmpty()) {
            return changedMeanwhile(flow.get());
        }
        return memberships
                .findLive(session)
                .map(person -> step.answer(flow.get(), request.get(), person))
                .orElseGet(() -> signedOut(form));
    }

    private Answer formTooOld(SentForm form) {
        return obstacles.answer(ConsentObstacles.formTooOld(), startAgain.of(form));
    }

    private Answer changedMeanwhile(ConsentFlow flow) {
        return obstacles.answerBecause(
                "the request is not accepted any more", ConsentObstacles.changedMeanwhile(), StartAgain.of(flow));
    }

    /** What comes once it is known who asks for what. */
    @FunctionalInterface
    private interface Step {
        Answer answer(ConsentFlow flow, AcceptedRequest request, UserAccess person);
    }
}
