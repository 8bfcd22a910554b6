package dev.grantway.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Headers of every answer, where the answer has none of its own. A route filter and not a JAX-RS one, so that static
 * files, 404 and refused sign-ins have them too.
 */
final class SecurityHeaders {
    private static final int BEFORE_ALL_ROUTES = 1000;

    private SecurityHeaders() {}

    static void register(@Observes Filters filters, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        boolean https = baseUrl.startsWith("https:");
        filters.register(context -> add(context, https), BEFORE_ALL_ROUTES);
    }

    private static void add(RoutingContext context, boolean https) {
        var response = context.response();
        context.addHeadersEndHandler(_ -> {
            preset(response, ContentSecurityPolicy.HEADER, ContentSecurityPolicy.DEFAULT);
            preset(response, "X-Content-Type-Options", "nosniff");
            preset(response, "X-Frame-Options", "DENY");
            preset(response, "Referrer-Policy", "same-origin");
            preset(response, "Cross-Origin-Opener-Policy", "same-origin");
            preset(response, "Cache-Control", "no-store");
            if (https) {
                preset(response, "Strict-Transport-Security", "max-age=31536000");
            }
        });
        context.next();
    }

    private static void preset(HttpServerResponse response, String name, String value) {
        if (!response.headers().contains(name)) {
            response.putHeader(name, value);
        }
    }
}
