package dev.grantway.install.hubspot;

import dev.grantway.platform.web.HubSpotError;
import dev.grantway.platform.web.OpenToOtherSites;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With which an app uninstalls itself from the account of its access token. */
@Path("/appinstalls/{version:v3|2026-03|2026-09}/external-install")
@OpenToOtherSites // an access token is shown in each request; the session cookie is not looked at
class ExternalInstallEndpoint {
    private static final String BEARER = "Bearer ";
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final String INVALID_AUTHENTICATION = "INVALID_AUTHENTICATION";

    private final ExternalInstalls installs;
    private final Clock clock;

    ExternalInstallEndpoint(ExternalInstalls installs, Clock clock) {
        this.installs = installs;
        this.clock = clock;
    }

    @DELETE
    public Response uninstall(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .map(token -> answer(installs.uninstall(token)))
                .orElseGet(ExternalInstallEndpoint::noCredentials);
    }

    private Response answer(ExternalInstallOutcome outcome) {
        return switch (outcome) {
            case ExternalInstallOutcome.Gone() -> Response.noContent().build();
            case ExternalInstallOutcome.TokenExpired(var at) -> expired(at);
            case ExternalInstallOutcome.TokenNotGood() -> tokenNotGood();
            case ExternalInstallOutcome.Later() -> later();
        };
    }

    private static Response noCredentials() {
        String message =
                "Authentication credentials not found. This API supports OAuth 2.0 authentication: send an access"
                        + " token as \"Authorization: Bearer\".";
        // without an error: RFC 6750, section 3.1
        return refusal(401, HubSpotError.of(INVALID_AUTHENTICATION, message))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response tokenNotGood() {
        String message = "The OAuth token used to make this call is invalid or revoked.";
        return unauthorized(HubSpotError.of(INVALID_AUTHENTICATION, message));
    }

    /** HubSpot's clients refresh where they read that the time is over. */
    private Response expired(Instant at) {
        String message = "The OAuth token used to make this call expired %d second(s) ago."
                .formatted(Duration.between(at, clock.instant()).toSeconds());
        return unauthorized(
                HubSpotError.of("EXPIRED_AUTHENTICATION", message).with("expire time", List.of(at.toString())));
    }

    private static Response later() {
        String message = "The app cannot be uninstalled at present. Try again shortly.";
        return refusal(503, HubSpotError.of("SERVICE_UNAVAILABLE", message))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response unauthorized(HubSpotError error) {
        return refusal(401, error)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }

    private static Response.ResponseBuilder refusal(int status, HubSpotError error) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("x-hubspot-correlation-id", error.correlationId())
                .entity(error);
    }
}
