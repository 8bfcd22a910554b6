package dev.grantway.token.http;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
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

    /** After the headers of every answer, before the gate and all routes. */
    static final int BEFORE_THE_GATE = -950;

    /** Right after the server's own limit. */
    private static final int AFTER_THE_SERVERS = -1;

    private static final String FILES = "/api/v1/grants/import";
    private static final String GATE = "/authz";

    private final AnswerWriter answers;

    /** What follows on such a connection may have been hidden in what came before. RFC 9112, section 6.3. */
    private final Set<HttpConnection> last = ConcurrentHashMap.newKeySet();

    BodySizeFilter(AnswerWriter answers) {
        this.answers = answers;
    }

    void add(@Observes Router router) {
        router.route().order(BEFORE_THE_GATE).handler(this::endAfterChunks);
        router.route().order(AFTER_THE_SERVERS).handler(BodySizeFilter::limit);
    }

    static boolean takesFiles(RoutingContext context) {
        return context.normalizedPath().equals(FILES);
    }

    static boolean isInChunks(HttpServerRequest request) {
        return request.headers().contains("Transfer-Encoding");
    }

    /**
     * A proxy in front may go by the length of a body, and this server by its chunks: then the end of one request is the
     * beginning of another one. So a request in chunks is the last of its connection. Whether a length was there too is
     * not known: the server takes it away.
     */
    private void endAfterChunks(RoutingContext context) {
        var request = context.request();
        var connection = request.connection();
        if (last.contains(connection)) {
            var _ = connection.close();
            return;
        }
        if (isInChunks(request)) {
            last.add(connection);
            connection.closeHandler(_ -> last.remove(connection));
            if (request.uri().startsWith(GATE)) {
                // a gateway's question has no body: these chunks were a caller's, and so is what may hide behind them
                answers.writeLast(
                        context,
                        Failures.answer(400, "invalid_request", "Ask without a body and without Transfer-Encoding."));
                return;
            }
            context.addHeadersEndHandler(_ -> context.response().putHeader("Connection", "close"));
            context.addEndHandler(_ -> connection.close());
        }
        context.next();
    }

    private static void limit(RoutingContext context) {
        if (!takesFiles(context)) {
            // of a body without a length, the reader stops there
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LONGEST_BYTES);
            if (length(context.request()) > LONGEST_BYTES) {
                context.response()
                        .putHeader("Connection", "close")
                        .setStatusCode(413)
                        .end();
                return;
            }
        }
        context.next();
    }

    /** The length that is told; 0 when none is, or no number. */
    static long length(HttpServerRequest request) {
        String told = request.getHeader("Content-Length");
        try {
            return told == null ? 0 : Long.parseLong(told);
        } catch (NumberFormatException e) { // the server has refused it before
            return 0;
        }
    }
}
