package dev.grantway.webhook.lifecycle;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The key set that apps verify pushes with. */
@Path("/.well-known/webhook-keys")
@Produces(MediaType.APPLICATION_JSON)
class WebhookKeysResource {
    /** For five minutes: a key that was taken away is believed no longer than that. */
    private static final String CACHED = "public, max-age=300";

    private final WebhookKeys keys;

    WebhookKeysResource(WebhookKeys keys) {
        this.keys = keys;
    }

    @GET
    public Response keys() {
        return Response.ok(keys.published())
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
