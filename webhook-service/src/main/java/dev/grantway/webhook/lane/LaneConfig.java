package dev.grantway.webhook.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is under way at once. */
@ConfigMapping(prefix = "grantway.webhook.lane")
public interface LaneConfig {
    /** Requests under way to one endpoint, whatever its app asks for. */
    @WithDefault("50")
    int mostRequestsPerEndpoint();

    /** Batches of one endpoint that wait in memory; what comes above goes to the durable retries. */
    @WithDefault("200")
    int mostWaitingPerEndpoint();

    /** How long a batch waits in memory for its turn; then it goes to the durable retries. */
    @WithDefault("10s")
    Duration longestWait();

    /** Batches of an endpoint in memory after a call to it timed out, until one succeeds. */
    @WithDefault("4")
    int mostPlacesWhileHanging();

    /** Requests under way in all; what finds no room within {@link #longestWait} goes to the durable retries. */
    @WithDefault("256")
    int mostRequests();

    /** Records taken from Kafka whose outcome is open; none is taken above that. */
    @WithDefault("4000")
    int mostOpenRecords();

    /** How long what is under way may take to end when the service stops. */
    @WithDefault("6s")
    Duration drain();

    /** How many delivery ids of a partition are remembered, to drop what comes twice. */
    @WithDefault("20000")
    int rememberedIds();
}
