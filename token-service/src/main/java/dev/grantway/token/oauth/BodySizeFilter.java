package dev.grantway.token.oauth;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses bodies that no client rightly sends, before they are read. The server's own limit is for the one path that takes
 * a file.
 */
@Singleton
class BodySizeFilter {
    private static final long LONGEST_BYTES = 64 * 1024;
    private static final String FILES = "/api/v1/grants/import";
    /** Right after the server's own limit. */
    private static final int ORDER = -1;

    void add(@Observes Router router) {
        router.route().order(ORDER).handler(BodySizeFilter::limit);
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
