package dev.grantway.token.client;

import dev.grantway.platform.web.ClientAddress;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows the caller of the request at hand. */
@Singleton
class Callers {
    private final CurrentVertxRequest requests;
    private final CallersConfig config;
    private final String issuer;

    /** Who asks without a request. */
    private final Caller ourselves;

    Callers(
            CurrentVertxRequest requests,
            CallersConfig config,
            @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.requests = requests;
        this.config = config;
        this.issuer = issuer;
        this.ourselves = new Caller("", Set.of(issuer));
    }

    Caller current() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(requests.getCurrent())
                        .map(context -> of(context.request()))
                        .orElse(ourselves)
                : ourselves;
    }

    private Caller of(HttpServerRequest request) {
        var address = ClientAddress.of(
                request.headers().getAll("X-Forwarded-For"),
                // not the request's own, which the framework takes from what the caller may have written
                request.connection().remoteAddress().hostAddress(),
                config.proxies());
        return new Caller(address.network(), Set.of(issuer, issuer + request.path()));
    }
}
