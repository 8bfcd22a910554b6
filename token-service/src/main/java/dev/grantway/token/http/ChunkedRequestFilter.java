package dev.grantway.token.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes nothing more from a connection after a request in chunks. Netty drops a length that stands beside them; a proxy
 * that went by the length sent more, and here that would be a request of its own. RFC 9112, section 6.3.
 */
final class ChunkedRequestFilter {
    /** Before all that answers, the gate too. */
    private static final int PRIORITY = 10_000;

    private ChunkedRequestFilter() {}

    static void register(@Observes Filters filters) {
        Set<HttpConnection> ending = ConcurrentHashMap.newKeySet();
        filters.register(call -> look(call, ending), PRIORITY);
    }

    private static void look(RoutingContext call, Set<HttpConnection> ending) {
        var connection = call.request().connection();
        if (ending.contains(connection)) {
            var _ = connection.close();
            return;
        }
        if (call.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            ending.add(connection);
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            call.addEndHandler(_ -> connection.close().onComplete(_ -> ending.remove(connection)));
        }
        call.next();
    }
}
