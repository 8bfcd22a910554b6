package dev.grantway.token.gate;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Takes the gate's questions out before anything has looked at their paths. */
final class GateFilter {
    /** After the headers of every answer, before all routes. */
    private static final int PRIORITY = 900;

    private GateFilter() {}

    static void register(@Observes Filters filters, Instance<GateEndpoint> endpoint) {
        filters.register(call -> answer(call, endpoint), PRIORITY);
    }

    private static void answer(RoutingContext call, Instance<GateEndpoint> endpoint) {
        if (call.request().uri().startsWith(GateRequestReader.PREFIX)) {
            endpoint.get().answer(call);
        } else {
            call.next();
        }
    }
}
