package dev.grantway.registry.audit;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.ClientAddress;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows who is at work. In a request that is whoever proved themselves: by an API key or an operator's token, else by the
 * session. Outside of one it is Grantway itself.
 */
@Singleton
public class CurrentActor {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final RequestActor proven;
    private final CurrentSession session;
    private final CurrentVertxRequest requests;
    private final int proxies;

    CurrentActor(
            RequestActor proven,
            CurrentSession session,
            CurrentVertxRequest requests,
            @ConfigProperty(name = "grantway.registry.sign-in.proxies", defaultValue = "1") int proxies) {
        this.proven = proven;
        this.session = session;
        this.requests = requests;
        this.proxies = proxies;
    }

    /** Is called where somebody proves themselves by something else than a session. */
    public void is(Actor actor) {
        // in a filter the request is not known as the current one yet, but its scope is there
        if (Arc.container().requestContext().isActive()) {
            proven.set(actor);
        }
    }

    /**
     * Who is at work.
     *
     * @throws IllegalStateException in a request of nobody
     */
    public Actor actor() {
        return origin().actor();
    }

    /**
     * Who does what is written now.
     *
     * @throws IllegalStateException when something is changed by a request of nobody: that must not be
     */
    Origin origin() {
        return request().map(this::originOf).orElse(Origin.PLATFORM);
    }

    /**
     * Tells apart who is at work.
     *
     * @throws IllegalStateException in a request of nobody
     */
    public String name() {
        return switch (origin().actor()) {
            case Actor.Person(int userId) -> "user:" + userId;
            case Actor.ApiKey(long keyId, var _) -> "key:" + keyId;
            case Actor.Operator(var clientId) -> "operator:" + clientId;
            case Actor.Platform() -> "platform";
        };
    }

    private Origin originOf(HttpServerRequest request) {
        var actor = proven.find()
                .or(() -> session.find().map(found -> new Actor.Person(found.userId())))
                .orElseThrow(() -> new IllegalStateException("a change by a request of nobody"));
        var address = ClientAddress.of(
                request.headers().getAll(FORWARDED_FOR), request.remoteAddress().hostAddress(), proxies);
        return new Origin(actor, Door.of(Objects.requireNonNullElse(request.path(), "")), address.network());
    }

    private Optional<HttpServerRequest> request() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        return Optional.ofNullable(requests.getCurrent()).map(RoutingContext::request);
    }
}
