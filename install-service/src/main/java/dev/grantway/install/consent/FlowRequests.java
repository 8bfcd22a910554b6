package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationRequestParser;
import dev.grantway.install.authorize.Authorizations;
import dev.grantway.install.authorize.ParseOutcome.Parsed;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the authorization request that a flow carries, and checks it against the app as that stands now. */
@Singleton
class FlowRequests {
    private final AuthorizationRequestParser parser;
    private final Authorizations authorizations;

    FlowRequests(AuthorizationRequestParser parser, Authorizations authorizations) {
        this.parser = parser;
        this.authorizations = authorizations;
    }

    /** Empty when it would not be accepted any more. */
    Optional<AcceptedRequest> checkAgain(ConsentFlow flow) {
        return parser.parse(flow.door(), flow.query()) instanceof Parsed(var request)
                        && authorizations.check(request) instanceof Accepted(var accepted)
                ? Optional.of(accepted)
                : Optional.empty();
    }
}
