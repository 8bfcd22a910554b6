package dev.grantway.webhook.ingest;

import dev.grantway.platform.service.ServiceTokens;
import dev.grantway.platform.web.Problem;
import dev.grantway.webhook.ingest.IngestOutcome.Faulty;
import dev.grantway.webhook.ingest.IngestOutcome.Publishable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;

/**
 * Takes events of the product, of a service or an operator's program: 202 once Kafka has them all, 400 with the place of
 * each fault and nothing published, 503 while Kafka is away.
 */
@Path("/api/v1/product-events")
class ProductEventsResource {
    private static final Logger LOG = Logger.getLogger(ProductEventsResource.class);
    private static final Set<String> ENTITLING = Set.of("grantway.product-events.write", "grantway.operator");
    private static final String BEARER = "Bearer ";
    private static final int RETRY_AFTER_SECONDS = 10;

    private final EventIngest ingest;
    private final ServiceTokens tokens;

    ProductEventsResource(EventIngest ingest, ServiceTokens tokens) {
        this.ingest = ingest;
        this.tokens = tokens;
    }

    @POST
    @RunOnVirtualThread
    @Consumes({MediaType.APPLICATION_JSON, "application/cloudevents+json", "application/cloudevents-batch+json"})
    public Response publish(@RestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization, byte[] body)
            throws InterruptedException {
        var caller = authorization
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.check(header.substring(BEARER.length())));
        if (caller.isEmpty()) {
            return refused(401, "Unauthorized", "Send a service token of token-service.", "invalid_token");
        }
        if (caller.get().scopes().stream().noneMatch(ENTITLING::contains)) {
            return refused(
                    403, "Forbidden", "The token lacks the scope grantway.product-events.write.", "insufficient_scope");
        }
        return publish(body);
    }

    private Response publish(byte[] body) throws InterruptedException {
        try {
            return switch (ingest.publish(body)) {
                case Publishable readable ->
                    Response.accepted(Map.of("accepted", readable.events().size()))
                            .type(MediaType.APPLICATION_JSON)
                            .build();
                case Faulty faulty -> problem(Problem.ofFields(faulty.errors())).build();
            };
        } catch (IllegalStateException e) {
            LOG.warnf("product events were not taken: %s", e.toString());
            return problem(new Problem(
                            503,
                            "Not now",
                            "The events could not all be published. Send all of them again, with the same ids.",
                            "UNAVAILABLE"))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private static Response refused(int status, String title, String detail, String error) {
        return problem(new Problem(status, title, detail, error))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error + "\"")
                .build();
    }

    private static Response.ResponseBuilder problem(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
