package dev.grantway.install.dryrun;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationOutcome.SentToApp;
import dev.grantway.install.authorize.AuthorizationOutcome.ShownToUser;
import dev.grantway.install.authorize.AuthorizationRequestParser;
import dev.grantway.install.authorize.Authorizations;
import dev.grantway.install.authorize.InstallLink;
import dev.grantway.install.authorize.ParseOutcome.Parsed;
import dev.grantway.install.authorize.ParseOutcome.Unreadable;
import dev.grantway.install.decision.InstallDecisions;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Goes the way of an install link up to the decision, by the code that decides in earnest, and stores nothing. */
@Singleton
public class DryRuns {
    private final AuthorizationRequestParser parser;
    private final Authorizations authorizations;
    private final Memberships memberships;
    private final InstallDecisions decisions;

    DryRuns(
            AuthorizationRequestParser parser,
            Authorizations authorizations,
            Memberships memberships,
            InstallDecisions decisions) {
        this.parser = parser;
        this.authorizations = authorizations;
        this.memberships = memberships;
        this.decisions = decisions;
    }

    /** What would happen if this person opened the link and chose this account. */
    public DryRunOutcome run(InstallLink link, int accountId, int userId) {
        return switch (parser.parse(link.door(), link.query())) {
            case Unreadable(var obstacle) -> new DryRunOutcome.LinkRefused(obstacle);
            case Parsed(var request) ->
                switch (authorizations.check(request)) {
                    case ShownToUser shown -> new DryRunOutcome.LinkRefused(shown.obstacle());
                    case SentToApp(var location) -> new DryRunOutcome.SentToApp(location);
                    case Accepted(var accepted) -> decide(accepted, accountId, userId);
                };
        };
    }

    private DryRunOutcome decide(AcceptedRequest request, int accountId, int userId) {
        return memberships
                .findPresent(userId)
                .flatMap(person -> decide(request, accountId, person))
                .orElseGet(DryRunOutcome.NotAMember::new);
    }

    private Optional<DryRunOutcome> decide(AcceptedRequest request, int accountId, UserAccess person) {
        return person.account(accountId)
                .map(account -> new DryRunOutcome.Decided(
                        request.app().appId(), decisions.decide(request, person.user(), account)));
    }
}
