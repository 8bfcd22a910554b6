package dev.grantway.token.http;

import dev.grantway.token.oauth.Answer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Endpoints that fail as no endpoint should, for tests. */
@Singleton
class BrokenEndpoint {
    void open(@Observes Router router, CallRoutes routes) {
        routes.post(router, "/test/error", _ -> {
            throw new StackOverflowError();
        });
        routes.post(router, "/test/unwritable", _ -> Answer.ok(Map.of("x", new Object())));
    }
}
