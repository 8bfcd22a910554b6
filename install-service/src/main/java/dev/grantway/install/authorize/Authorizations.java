package dev.grantway.install.authorize;

import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationOutcome.SentToApp;
import dev.grantway.install.authorize.AuthorizationOutcome.ShownToUser;
import dev.grantway.install.authorize.ParseOutcome.Parsed;
import dev.grantway.install.authorize.ParseOutcome.Unreadable;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.platform.session.CurrentSession;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers an authorization request, whichever door it came through. RFC 6749, section 4.1.1. */
@Singleton
public class Authorizations {
    private final AuthorizationRequestParser parser;
    private final AuthorizationChecks checks;
    private final AppCatalog apps;
    private final CurrentSession sessions;
    private final AcceptedRequests accepted;
    private final Obstacles obstacles;
    private final InstallConfig config;

    Authorizations(
            AuthorizationRequestParser parser,
            AuthorizationChecks checks,
            AppCatalog apps,
            CurrentSession sessions,
            AcceptedRequests accepted,
            Obstacles obstacles,
            InstallConfig config) {
        this.parser = parser;
        this.checks = checks;
        this.apps = apps;
        this.sessions = sessions;
        this.accepted = accepted;
        this.obstacles = obstacles;
        this.config = config;
    }

    /**
     * Parses, checks, and goes on with the person.
     *
     * @param query as it came; empty for none
     * @param accountId the account that the path names; empty when it names none
     */
    public Answer answer(Door door, String query, Optional<Integer> accountId) {
        return switch (parser.parse(door, query)) {
            case Unreadable(var obstacle) -> obstacles.answer(obstacle);
            case Parsed(var request) -> answer(check(request), accountId);
        };
    }

    /** Checks a request against its app as that stands now. */
    public AuthorizationOutcome check(AuthorizationRequest request) {
        return checks.check(request, request.clientId().flatMap(apps::find));
    }

    private Answer answer(AuthorizationOutcome outcome, Optional<Integer> accountId) {
        return switch (outcome) {
            case ShownToUser shown -> page(shown);
            case SentToApp(var location) -> {
                // nobody is sent on by a bare link, without having been asked who they are: RFC 9700, section 4.11.2
                var _ = sessions.require();
                yield new Answer.Redirect(location);
            }
            case Accepted(var request) -> accepted.next(request, sessions.requireFor(config.formLife()), accountId);
        };
    }

    private Answer page(ShownToUser shown) {
        return shown.wayBack()
                .map(back -> {
                    var _ = sessions.require(); // the link below leads to the app, so the same holds for it
                    return obstacles.answer(shown.obstacle(), new WayOut("Back to " + back.appName(), back.location()));
                })
                .orElseGet(() -> obstacles.answer(forReader(shown)));
    }

    private Obstacle forReader(ShownToUser shown) {
        return shown.forDevelopers()
                .filter(lines -> sessions.find()
                        .filter(session -> session.developerRoles().containsKey(lines.developerAccountId()))
                        .isPresent())
                .map(lines -> shown.obstacle().about(lines.lines()))
                .orElse(shown.obstacle());
    }
}
