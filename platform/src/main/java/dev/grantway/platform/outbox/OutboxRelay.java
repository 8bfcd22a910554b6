package dev.grantway.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries events from the outbox to Kafka: at least once, in order per key.
 *
 * <p>A lease says who should publish a shard; the broker's fence decides who can. Everything here runs on one thread, so
 * the state below needs no locks.
 */
@Singleton
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final UUID holder = UUID.randomUUID();
    private final Semaphore signal = new Semaphore(0);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Map<Integer, ShardPublisher> publishers = new HashMap<>();
    private final Set<Integer> held = new HashSet<>();
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    private final Map<String, Object> broker;
    private final String service;
    private final OutboxStore store;
    private final OutboxConfig config;

    OutboxRelay(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service,
            OutboxStore store,
            OutboxConfig config) {
        this.broker = broker;
        this.service = service;
        this.store = store;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.set(true); // an interrupt would break Kafka's client in its own clean-up
        wake();
        thread.join(Duration.ofSeconds(15));
    }

    void wake() {
        signal.release();
    }

    private void run() {
        long renewAt = System.nanoTime();
        while (!stopping.get()) {
            try {
                if (System.nanoTime() - renewAt >= 0) {
                    renewLeases();
                    renewAt = System.nanoTime() + config.leaseTtl().toNanos() / 3;
                }
                if (relayOnce() < config.batchSize()) {
                    pause(config.pollInterval());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                LOG.debugf("the next round asks for the leases first: %s", e.toString());
                renewAt = System.nanoTime(); // who is fenced has to ask for the lease before it opens the shard again
                pauseQuietly(config.backOff());
            }
        }
        forgetPublishers();
        releaseLeases();
    }

    private void renewLeases() {
        var claimed = store.claim(holder, config.leaseTtl());
        held.stream().filter(shard -> !claimed.contains(shard)).forEach(this::forgetPublisher);
        held.clear();
        held.addAll(claimed);
    }

    /** One round over the shards; a shard that fails waits alone, and its rows keep their order. */
    private int relayOnce() {
        int most = 0;
        boolean failed = false;
        for (int shard : store.waiting(held)) {
            try {
                most = Math.max(most, relay(shard));
            } catch (RuntimeException e) { // the rows stay for the next round
                LOG.warnf("events of shard %d stay in the outbox for now: %s", shard, e.toString());
                forgetPublisher(shard);
                failed = true;
            }
        }
        if (failed) {
            throw new IllegalStateException("a shard could not be published");
        }
        return most;
    }

    private int relay(int shard) {
        var rows = store.oldest(shard, config.batchSize());
        var publisher = publishers.get(shard);
        if (publisher == null) { // what was read before the fence may be another's work by now: read again
            publisher = ShardPublisher.open(broker, service, shard);
            publishers.put(shard, publisher);
            rows = store.oldest(shard, config.batchSize());
        }
        if (!rows.isEmpty()) {
            publisher.publish(rows);
            store.delete(rows);
        }
        return rows.size();
    }

    private void forgetPublishers() {
        Set.copyOf(publishers.keySet()).forEach(this::forgetPublisher);
    }

    private void forgetPublisher(int shard) {
        var publisher = publishers.remove(shard);
        if (publisher != null) {
            try {
                publisher.close();
            } catch (RuntimeException e) {
                LOG.debugf("the publisher of shard %d did not close cleanly: %s", shard, e.toString());
            }
        }
    }

    private void releaseLeases() {
        try {
            store.release(holder);
        } catch (RuntimeException e) { // they run out by themselves
            LOG.debugf("the leases were not released: %s", e.toString());
        }
    }

    private void pause(Duration atMost) throws InterruptedException {
        if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }

    private void pauseQuietly(Duration atMost) {
        try {
            pause(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
