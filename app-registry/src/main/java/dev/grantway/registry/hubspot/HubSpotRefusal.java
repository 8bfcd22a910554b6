package dev.grantway.registry.hubspot;

import dev.grantway.platform.web.HubSpotError;

/** A request that is answered with an error of HubSpot's shape. */
final class HubSpotRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient HubSpotError error;

    private HubSpotRefusal(int status, HubSpotError error) {
        super(error.message(), null, false, false);
        this.status = status;
        this.error = error;
    }

    static HubSpotRefusal invalid(String message) {
        return new HubSpotRefusal(400, HubSpotError.of("VALIDATION_ERROR", message));
    }

    static HubSpotRefusal unauthenticated() {
        return new HubSpotRefusal(
                401,
                HubSpotError.of(
                        "INVALID_AUTHENTICATION",
                        "Authentication credentials not found. Send a developer API key of the app's account, as ?hapikey= or"
                                + " as a Bearer token."));
    }

    static HubSpotRefusal notFound(String message) {
        return new HubSpotRefusal(404, HubSpotError.of("OBJECT_NOT_FOUND", message));
    }

    int status() {
        return status;
    }

    HubSpotError error() {
        return error;
    }
}
