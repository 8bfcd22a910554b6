package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AcceptedRequests;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.session.SignInRequired;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages before the decision: the list of accounts, and the page on which to decide. */
@Singleton
class ConsentPages implements AcceptedRequests {
    private final Memberships memberships;
    private final AccountPicker picker;
    private final Eligibility eligibility;
    private final ScopeGlossary glossary;
    private final ConsentFlows flows;
    private final Obstacles obstacles;
    private final boolean ticked;

    ConsentPages(
            Memberships memberships,
            AccountPicker picker,
            Eligibility eligibility,
            ScopeGlossary glossary,
            ConsentFlows flows,
            Obstacles obstacles,
            InstallConfig config) {
        this.memberships = memberships;
        this.picker = picker;
        this.eligibility = eligibility;
        this.glossary = glossary;
        this.flows = flows;
        this.obstacles = obstacles;
        this.ticked = config.optionalScopesTicked();
    }

    @Override
    public Answer next(AcceptedRequest request, Session session, Optional<Integer> accountId) {
        var person = memberships.findLive(session).orElseThrow(SignInRequired::new);
        var flow = flows.begin(request, session);
        return accountId
                .map(id -> consent(request, session, person, id, flow))
                .orElseGet(() -> accounts(request, session, person, flow));
    }

    /** The page on which to decide, or why it cannot be shown. */
    Answer consent(AcceptedRequest request, Session session, UserAccess person, int accountId, ConsentFlow flow) {
        var account = person.account(accountId);
        if (account.isEmpty()) {
            return obstacles.answer(ConsentObstacles.notYourAccount(accountId), toAccounts(request));
        }
        var hindrances = eligibility.hindrances(account.get(), request.scopes());
        if (!hindrances.isEmpty()) {
            return obstacles.answer(
                    ConsentObstacles.accountNotEligible(account.get().name(), hindrances), toAccounts(request));
        }
        return Answer.Page.leadingTo(request.redirectSource(), page(request, session, person, account.get(), flow));
    }

    private Answer accounts(AcceptedRequest request, Session session, UserAccess person, ConsentFlow flow) {
        var choices = picker.choices(person, request);
        return Answer.Page.plain(
                200,
                new AccountListPage(
                        AppView.of(request.app()),
                        choices,
                        choices.stream().anyMatch(AccountChoice::isOpen),
                        signedIn(request, person),
                        flows.seal(flow, session)));
    }

    private ConsentPage page(
            AcceptedRequest request, Session session, UserAccess person, AccountAccess account, ConsentFlow flow) {
        var optional = request.optionalScopes().stream()
                .filter(scope -> !request.scopes().contains(scope) && eligibility.isAvailable(account, scope))
                .toList();
        return new ConsentPage(
                AppView.of(request.app()),
                account.name(),
                account.accountId(),
                signedIn(request, person),
                accountsPath(request),
                glossary.group(request.scopes()),
                glossary.group(optional),
                ticked,
                request.redirectHost(),
                flows.seal(flow.into(account.accountId(), optional), session));
    }

    /** Whoever is not this person signs in as another, and comes back to the same request. */
    private static SignedIn signedIn(AcceptedRequest request, UserAccess person) {
        String back = URLEncoder.encode(accountsPath(request), StandardCharsets.UTF_8);
        return new SignedIn(person.user().email(), "/signin?fresh=true&to=" + back);
    }

    private static WayOut toAccounts(AcceptedRequest request) {
        return new WayOut("Choose another account", accountsPath(request));
    }

    private static String accountsPath(AcceptedRequest request) {
        return request.request().door().path() + "?" + request.request().query();
    }
}
