package dev.grantway.token.http;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses bodies that no client rightly sends, before they are read. The server's own limit is for the one path that takes
 * a file.
 */
@Singleton
class BodySizeFilter {
    static final long LONGEST_BYTES = 64 * 1024;
    private static final String FILES = "/api/v1/grants/import";
    /** Right after the server's own limit. */
    private static final int ORDER = -1;

    /** What follows on such a connection may have been hidden in what came before. RFC 9112, section 6.3. */
    private final Set<HttpConnection> last = ConcurrentHashMap.newKeySet();

    void add(@Observes Router router) {
        router.route().order(ORDER).handler(this::endAfterChunks);
        router.route().order(ORDER).handler(BodySizeFilter::limit);
    }

    /**
     * A proxy in front may go by the length of a body, and this server by its chunks: then the end of one request is the
     * beginning of another one. So a request in chunks is the last of its connection.
     */
    private void endAfterChunks(RoutingContext request) {
        var connection = request.request().connection();
        if (last.contains(connection)) {
            var _ = connection.close();
            return;
        }
        if (request.request().headers().contains("Transfer-Encoding")) {
            last.add(connection);
            connection.closeHandler(_ -> last.remove(connection));
            request.addHeadersEndHandler(_ -> request.response().putHeader("Connection", "close"));
            request.addEndHandler(_ -> connection.close());
        }
        request.next();
    }

    private static void limit(RoutingContext request) {
        if (!request.normalizedPath().equals(FILES)) {
            // of a body without a length, the reader stops there
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LONGEST_BYTES);
            if (length(request) > LONGEST_BYTES) {
                request.response()
                        .putHeader("Connection", "close")
                        .setStatusCode(413)
                        .end();
                return;
            }
        }
        request.next();
    }

    /** The length that is told; 0 when none is, or no number. */
    private static long length(RoutingContext request) {
        String told = request.request().getHeader("Content-Length");
        try {
            return told == null ? 0 : Long.parseLong(told);
        } catch (NumberFormatException e) { // the server has refused it before
            return 0;
        }
    }
}
