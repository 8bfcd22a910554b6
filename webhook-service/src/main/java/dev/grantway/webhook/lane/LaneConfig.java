package dev.grantway.webhook.lane;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is under way at once. */
@ConfigMapping(prefix = "grantway.webhook.lane")
public interface LaneConfig {
    /** Event loops that send; 0 for half as many as there are processors, at least one. */
    @WithDefault("0")
    int eventLoops();

    /** Requests under way to one endpoint, all its slots together, whatever its app asks for. */
    @WithDefault("200")
    int mostRequestsPerEndpoint();

    /** Requests under way on one event loop, to all endpoints together. */
    @WithDefault("2000")
    int mostRequests();

    /** Events in one request, from 1 to 100. */
    @WithDefault("100")
    int mostEventsPerRequest();

    /** How long a first attempt waits for others to share its request; 0 for not at all. */
    @WithDefault("20ms")
    Duration linger();

    /** Records of one endpoint that wait in memory; what comes above goes to the durable retries. */
    @WithDefault("2000")
    int mostWaitingPerEndpoint();

    /**
     * How many of them may wait for longer than a second, or as many as the endpoint is sent within half of {@link #longestWait} if
     * those are more: a slow endpoint does not hold up its partition, and a fast one is not put off.
     */
    @WithDefault("200")
    int mostWaitingLong();

    /** How long a record waits in memory for its turn; then it goes to the durable retries. */
    @WithDefault("10s")
    Duration longestWait();

    /** Records of one endpoint that wait in memory and were put off before. */
    @WithDefault("500")
    int mostWaitingBulkPerEndpoint();

    /** Requests a second, to one slot of an endpoint, that are not urgent; from 1 on. Few endpoints have more than one. */
    @WithDefault("100")
    int bulkRequestsPerSecond();

    /** Wait of what is not urgent and found no room, before it is tried again. */
    @WithDefault("30s")
    Duration bulkPostponement();

    /** Records taken from Kafka that are not urgent and whose outcome is open; none of those is taken above that. */
    @WithDefault("1000")
    int mostOpenBulkRecords();

    /** Nanoseconds between two such requests. */
    default long bulkPause() {
        return Duration.ofSeconds(1).toNanos() / Math.max(1, bulkRequestsPerSecond());
    }

    /** Records taken from Kafka whose outcome is open; none is taken above that. */
    @WithDefault("4000")
    int mostOpenRecords();

    /** Bytes of those records; none is taken above that. */
    @WithDefault("33554432")
    long mostOpenBytes();

    /** How long what is under way may take to end when the service stops. */
    @WithDefault("6s")
    Duration drain();

    /** How many delivery ids of a partition are remembered at most, to drop what comes twice; at least half as many are. */
    @WithDefault("100000")
    int rememberedIds();

    /** How many records before the committed offset are read for their ids when a partition comes. */
    @WithDefault("1000")
    int reread();
}
