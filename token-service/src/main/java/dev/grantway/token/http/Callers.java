package dev.grantway.token.http;

import dev.grantway.platform.web.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows the caller of a request. */
@Singleton
class Callers {
    private final CallersConfig config;
    private final String issuer;

    Callers(CallersConfig config, @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.config = config;
        this.issuer = issuer;
    }

    Caller of(HttpServerRequest request) {
        var address = ClientAddress.of(
                request.headers().getAll("X-Forwarded-For"),
                // not the request's own, which the framework takes from what the caller may have written
                request.connection().remoteAddress().hostAddress(),
                config.proxies());
        return new Caller(address.network(), Set.of(issuer, issuer + request.path()));
    }
}
