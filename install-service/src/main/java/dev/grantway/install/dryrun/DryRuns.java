package dev.grantway.install.dryrun;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationOutcome.SentToApp;
import dev.grantway.install.authorize.AuthorizationOutcome.ShownToUser;
import dev.grantway.install.authorize.AuthorizationRequestParser;
import dev.grantway.install.authorize.Authorizations;
import dev.grantway.install.authorize.InstallLink;
import dev.grantway.install.authorize.ParseOutcome.Parsed;
import dev.grantway.install.authorize.ParseOutcome.Unreadable;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.decision.InstallDecisions;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.dryrun.AskedPerson.ByEmail;
import dev.grantway.install.dryrun.AskedPerson.ById;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Goes the way of an install link up to the decision, by the code that decides in earnest, and stores nothing. */
@Singleton
public class DryRuns {
    private final AuthorizationRequestParser parser;
    private final Authorizations authorizations;
    private final Memberships memberships;
    private final InstallDecisions decisions;
    private final AppCatalog apps;

    DryRuns(
            AuthorizationRequestParser parser,
            Authorizations authorizations,
            Memberships memberships,
            InstallDecisions decisions,
            AppCatalog apps) {
        this.parser = parser;
        this.authorizations = authorizations;
        this.memberships = memberships;
        this.decisions = decisions;
        this.apps = apps;
    }

    /** What would happen if this person opened the link and chose this account. */
    public DryRunOutcome run(InstallLink link, int accountId, AskedPerson person) {
        return switch (parser.parse(link.door(), link.query())) {
            case Unreadable(var obstacle) -> new DryRunOutcome.LinkRefused(obstacle);
            case Parsed(var request) ->
                switch (authorizations.check(request)) {
                    case ShownToUser shown -> new DryRunOutcome.LinkRefused(shown.obstacle());
                    case SentToApp(var location) -> new DryRunOutcome.SentToApp(location);
                    case Accepted(var accepted) -> decide(accepted, accountId, person);
                };
        };
    }

    /** The app that the link names, whether the link would be accepted or not. */
    public Optional<AppSnapshot> app(InstallLink link) {
        return switch (parser.parse(link.door(), link.query())) {
            case Unreadable _ -> Optional.empty();
            case Parsed(var request) -> request.clientId().flatMap(apps::find);
        };
    }

    /** Whether the person is in this account, and it is a test account of one of these developer accounts. */
    public boolean isTestAccount(int accountId, AskedPerson person, Set<Integer> developerAccounts) {
        return find(person)
                .flatMap(found -> found.account(accountId))
                .filter(account -> account.kind().equals("TEST"))
                .map(AccountAccess::parent)
                .filter(developerAccounts::contains)
                .isPresent();
    }

    /** Whether this is that user. */
    public boolean isPerson(AskedPerson person, int userId) {
        return switch (person) {
            case ById(var id) -> id == userId;
            case ByEmail _ ->
                find(person).filter(found -> found.user().userId() == userId).isPresent();
        };
    }

    private Optional<UserAccess> find(AskedPerson person) {
        return switch (person) {
            case ById(var userId) -> memberships.findPresent(userId);
            case ByEmail(var email) -> memberships.findPresent(email);
        };
    }

    private DryRunOutcome decide(AcceptedRequest request, int accountId, AskedPerson person) {
        return find(person)
                .flatMap(found -> decide(request, accountId, found))
                .orElseGet(DryRunOutcome.NotAMember::new);
    }

    private Optional<DryRunOutcome> decide(AcceptedRequest request, int accountId, UserAccess person) {
        return person.account(accountId)
                .map(account -> new DryRunOutcome.Decided(
                        request.app().appId(), decisions.decide(request, person.user(), account)));
    }
}
