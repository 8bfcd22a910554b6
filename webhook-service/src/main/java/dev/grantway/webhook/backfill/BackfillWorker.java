package dev.grantway.webhook.backfill;

import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.catalog.InstallationCatalog;
import dev.grantway.webhook.event.ProductEvent;
import dev.grantway.webhook.event.ProductEventParser;
import dev.grantway.webhook.event.UnreadableEventException;
import dev.grantway.webhook.fanout.FanOut;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Publishes the events of an account that came after an installation's first tokens and before the router saw it.
 * What the router has published too has the same delivery ids.
 */
@Singleton
class BackfillWorker {
    private static final Logger LOG = Logger.getLogger(BackfillWorker.class);
    private static final Duration PATIENCE_WITH_THE_VIEWS = Duration.ofSeconds(10);

    private final AccountEvents events;
    private final ProductEventParser parser;
    private final FanOut fanOut;
    private final InstallationCatalog installations;
    private final RecordPublisher publisher;
    private final BackfillConfig config;

    BackfillWorker(
            AccountEvents events,
            ProductEventParser parser,
            FanOut fanOut,
            InstallationCatalog installations,
            RecordPublisher publisher,
            BackfillConfig config) {
        this.events = events;
        this.parser = parser;
        this.fanOut = fanOut;
        this.installations = installations;
        this.publisher = publisher;
        this.config = config;
    }

    /**
     * Publishes what an installation missed; it returns once Kafka has it.
     *
     * @param progress called now and then, to keep the lease
     * @throws IllegalStateException when it has to be tried again
     */
    void publish(Backfill backfill, Runnable progress) throws InterruptedException {
        if (!fanOut.seesThePresent(PATIENCE_WITH_THE_VIEWS)) {
            throw new IllegalStateException("the views of apps and installations are behind");
        }
        var installation = installations
                .find(backfill.installationId())
                .filter(found -> found.generation() == backfill.generation());
        if (installation.isEmpty()) {
            LOG.infof("installation %s was removed before its first events were sent", backfill.installationId());
            return;
        }
        Instant from = from(backfill);
        events.readSince(from, backfill.accountId(), records -> {
            publisher.publish(deliveries(records, from, installation.get()));
            progress.run();
        });
    }

    /** A record's time has milliseconds, and another clock's; what came in the same one came after. */
    private Instant from(Backfill backfill) {
        return backfill.tokensIssuedAt().minus(config.clockSkew()).truncatedTo(ChronoUnit.MILLIS);
    }

    private List<OutgoingRecord> deliveries(
            List<TopicRecord> records, Instant from, InstallationSnapshot installation) {
        return records.stream()
                .flatMap(record -> readable(record).stream())
                .filter(event -> !event.publishedAt().isBefore(from))
                .flatMap(event -> fanOut.planFor(event, installation).stream())
                .map(OutgoingRecord::of)
                .toList();
    }

    /** The router gives unreadable ones up; here they are passed over. */
    private Optional<ProductEvent> readable(TopicRecord record) {
        try {
            return Optional.of(parser.parse(record));
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }
}
