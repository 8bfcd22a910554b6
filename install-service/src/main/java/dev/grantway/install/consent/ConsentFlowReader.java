package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationRequestParser;
import dev.grantway.install.authorize.Authorizations;
import dev.grantway.install.authorize.ParseOutcome.Parsed;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens sealed flows for those who ask for an install instead of consenting to it. */
@Singleton
public class ConsentFlowReader {
    private final ConsentFlows flows;
    private final AuthorizationRequestParser parser;
    private final Authorizations authorizations;

    ConsentFlowReader(ConsentFlows flows, AuthorizationRequestParser parser, Authorizations authorizations) {
        this.flows = flows;
        this.parser = parser;
        this.authorizations = authorizations;
    }

    /**
     * What the flow asks for. It gives no right: that is asked of the memberships anew.
     *
     * @return empty for a flow that was changed, is another session's or too old, has no account, or whose request is not
     *     accepted any more
     */
    public Optional<OpenedFlow> open(String sealedFlow, Session session) {
        return flows.open(sealedFlow, session)
                .flatMap(flow -> Optional.ofNullable(flow.accountId())
                        .flatMap(accountId -> check(flow).map(request -> opened(request, accountId))));
    }

    private Optional<AcceptedRequest> check(ConsentFlow flow) {
        return parser.parse(flow.door(), flow.query()) instanceof Parsed(var request)
                        && authorizations.check(request) instanceof Accepted(var accepted)
                ? Optional.of(accepted)
                : Optional.empty();
    }

    private static OpenedFlow opened(AcceptedRequest request, int accountId) {
        return new OpenedFlow(
                request.app(),
                accountId,
                request.scopes(),
                request.optionalScopes().stream()
                        .filter(scope -> !request.scopes().contains(scope))
                        .toList(),
                request.request().door().path() + "?" + request.request().query());
    }
}
