package dev.grantway.token.client;

import dev.grantway.contracts.events.AppSnapshot;

/** Who calls, proven. */
public sealed interface AuthenticatedClient {
    String clientId();

    /** A developer's app; a public one has proven nothing but that it knows its id. */
    record OfApp(AppSnapshot app) implements AuthenticatedClient {
        @Override
        public String clientId() {
            return app.clientId();
        }
    }

    /** One of the company's services. */
    record OfService(ServiceClient service) implements AuthenticatedClient {
        @Override
        public String clientId() {
            return service.clientId();
        }
    }
}
