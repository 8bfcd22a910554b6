package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens the sealed flow of a form for the features beside consent. It gives no right: those are asked for anew. */
@Singleton
public class ConsentFlowReader {
    private final ConsentFlows flows;
    private final FlowRequests requests;

    ConsentFlowReader(ConsentFlows flows, FlowRequests requests) {
        this.flows = flows;
        this.requests = requests;
    }

    /**
     * Empty for a text that was changed, that another session's form held or that is too old, for one without an
     * account, and where the app would not be accepted any more.
     */
    public Optional<OpenedFlow> open(String sealedFlow, Session session) {
        return flows.open(sealedFlow, session).flatMap(this::opened);
    }

    private Optional<OpenedFlow> opened(ConsentFlow flow) {
        return Optional.ofNullable(flow.accountId())
                .flatMap(accountId -> requests.checkAgain(flow).map(request -> opened(accountId, request)));
    }

    private static OpenedFlow opened(int accountId, AcceptedRequest request) {
        return new OpenedFlow(
                request.app(),
                accountId,
                request.scopes(),
                request.optionalScopes(),
                request.request().link());
    }
}
