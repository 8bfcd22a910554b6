package dev.grantway.webhook.endpoint;

import java.time.Instant;

/**
 * Deliveries to an endpoint are turned off.
 *
 * @param targetUrl of the app at that time; with another one deliveries are on
 * @param reason {@code gone}: the endpoint answered 410, and its app wants that to mean this
 */
public record TurnedOff(int appId, String targetUrl, String reason, Instant since) {
    /** The endpoint answered 410. */
    public static final String GONE = "gone";
}
