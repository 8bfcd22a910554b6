package dev.grantway.install.consent;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AcceptedRequests;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.decision.InstallDecisions;
import dev.grantway.install.decision.InstallTerms;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.ShownTime;
import dev.grantway.install.picker.AccountListPage;
import dev.grantway.install.picker.AccountPicker;
import dev.grantway.install.words.AppView;
import dev.grantway.install.words.ScopeGlossary;
import dev.grantway.install.words.SignedIn;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.session.SignInRequired;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The pages before the decision: the list of accounts, and the page on which to decide. */
@Singleton
class ConsentPages implements AcceptedRequests {
    private final Memberships memberships;
    private final AccountPicker picker;
    private final InstallDecisions decisions;
    private final ScopeGlossary glossary;
    private final ConsentFlows flows;
    private final UnverifiedPages unverifiedPages;
    private final HinderedAnswers hinderedAnswers;
    private final Obstacles obstacles;

    ConsentPages(
            Memberships memberships,
            AccountPicker picker,
            InstallDecisions decisions,
            ScopeGlossary glossary,
            ConsentFlows flows,
            UnverifiedPages unverifiedPages,
            HinderedAnswers hinderedAnswers,
            Obstacles obstacles) {
        this.memberships = memberships;
        this.picker = picker;
        this.decisions = decisions;
        this.glossary = glossary;
        this.flows = flows;
        this.unverifiedPages = unverifiedPages;
        this.hinderedAnswers = hinderedAnswers;
        this.obstacles = obstacles;
    }

    @Override
    public Answer next(AcceptedRequest request, Session session, Optional<Integer> accountId) {
        var person = memberships.findLive(session).orElseThrow(SignInRequired::new);
        var flow = flows.begin(request, session);
        return accountId
                .map(id -> consent(request, session, person, id, flow))
                .orElseGet(() -> accounts(request, session, person, "", flow));
    }

    /**
     * The list of the person's accounts.
     *
     * @param searched part of the name, the domain or the id; empty for all
     */
    Answer accounts(AcceptedRequest request, Session session, UserAccess person, String searched, ConsentFlow flow) {
        return Answer.Page.plain(
                200,
                new AccountListPage(
                        AppView.of(request.app()),
                        picker.find(person, request, searched),
                        SignedIn.of(person.user(), request),
                        request.request().link(),
                        flows.seal(flow, session)));
    }

    /** The page on which to decide, the page that comes before it, or why neither can be shown. */
    Answer consent(AcceptedRequest request, Session session, UserAccess person, int accountId, ConsentFlow flow) {
        return consent(request, session, person, accountId, flow, false);
    }

    /** The same for someone who went on without the tick that the page before it asks for. */
    Answer consentAgain(AcceptedRequest request, Session session, UserAccess person, int accountId, ConsentFlow flow) {
        return consent(request, session, person, accountId, flow, true);
    }

    private Answer consent(
            AcceptedRequest request,
            Session session,
            UserAccess person,
            int accountId,
            ConsentFlow flow,
            boolean missed) {
        var account = person.account(accountId);
        if (account.isEmpty()) {
            return obstacles.answer(ConsentObstacles.notYourAccount(accountId), HinderedAnswers.toAccounts(request));
        }
        return switch (decisions.decide(request, person.user(), account.get())) {
            case Hindered hindered ->
                hinderedAnswers.answer(request, session, person.user(), account.get(), flow, hindered);
            case Installable(var terms)
            when terms.unverifiedPage() && !flow.understoodFor(accountId) ->
                unverifiedPages.answer(request, session, person.user(), account.get(), flow, missed);
            case Installable(var terms) ->
                Answer.Page.leadingTo(
                        request.redirectSource(), page(request, session, person, account.get(), terms, flow));
        };
    }

    private ConsentPage page(
            AcceptedRequest request,
            Session session,
            UserAccess person,
            AccountAccess account,
            InstallTerms terms,
            ConsentFlow flow) {
        return new ConsentPage(
                AppView.of(request.app()),
                account.name(),
                account.accountId(),
                SignedIn.of(person.user(), request),
                request.request().link(),
                glossary.words(terms, request.app().scopes()),
                request.redirectHost(),
                ShownTime.of(flow.expiresAt()),
                request.app().tokens().grants() == AppTokens.Grants.USER,
                flows.seal(flows.into(flow, account.accountId(), terms.offered()), session));
    }
}
