package dev.grantway.token.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Gives up on a body that does not come in time. One that comes drop by drop is never idle, so the server's own time-out
 * would let it hold a connection for ever. RFC 9110, section 15.5.9.
 */
@Singleton
class BodyTimeFilter {
    private static final Logger LOG = Logger.getLogger(BodyTimeFilter.class);

    private final long timeoutMillis;
    private final AnswerWriter answers;

    BodyTimeFilter(HttpConfig config, AnswerWriter answers) {
        this.timeoutMillis = config.bodyTimeout().toMillis();
        this.answers = answers;
        if (timeoutMillis < 1) {
            throw new IllegalStateException("grantway.token.http.body-timeout=" + config.bodyTimeout() + " (above 0)");
        }
    }

    void add(@Observes Router router) {
        router.route().order(BodySizeFilter.BEFORE_THE_GATE).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        var request = context.request();
        if (hasBody(request) && !BodySizeFilter.takesFiles(context)) {
            long timer = context.vertx().setTimer(timeoutMillis, _ -> giveUp(context));
            request.end().onComplete(_ -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                ? !request.isEnded()
                : BodySizeFilter.isInChunks(request) || BodySizeFilter.length(request) > 0;
    }

    private void giveUp(RoutingContext context) {
        var connection = context.request().connection();
        if (context.request().isEnded()) {
            return;
        }
        if (context.response().headWritten()) {
            var _ = connection.close();
            return;
        }
        LOG.debugf("answered 408: a body took longer than %d ms", timeoutMillis);
        answers.writeLast(
                context, Failures.answer(408, "invalid_request", "The body did not come in time. Send it at once."));
    }
}
