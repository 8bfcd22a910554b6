package dev.grantway.webhook.outgoing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.jboss.logging.Logger;

/** Writes records one after the other, and again until Kafka has them; whoever hands them over does not wait. */
final class PatientWriter {
    private static final Logger LOG = Logger.getLogger(PatientWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How long it lets records gather once it has written all. */
    private static final Duration GATHERING = Duration.ofMillis(2);

    /** Its length is bounded by what may be open at once in the lanes. */
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();

    private final AtomicBoolean refused = new AtomicBoolean();
    private final Thread thread =
            Thread.ofPlatform().name("webhook-record-writer").daemon().unstarted(this::run);
    private final Client client;

    /** Hands a record to Kafka's client. */
    interface Client {
        void send(OutgoingRecord outgoing, Callback callback);
    }

    /** A record that waits; without one it is the end. */
    private record Pending(Optional<OutgoingRecord> outgoing, Runnable published) {}

    PatientWriter(Client client) {
        this.client = client;
        thread.start();
    }

    void write(OutgoingRecord outgoing, Runnable published) {
        queue.add(new Pending(Optional.of(outgoing), published));
    }

    /** Whoever hands a record over while this sleeps has nobody to wake, which would cost more than the record. */
    private Pending take() throws InterruptedException {
        var next = queue.poll();
        if (next == null) {
            Thread.sleep(GATHERING);
            next = queue.take();
        }
        return next;
    }

    private void run() {
        try {
            var pause = FIRST_PAUSE;
            for (var next = take(); next.outgoing().isPresent(); next = take()) {
                pause = refused.getAndSet(false) ? waited(pause) : FIRST_PAUSE;
                send(next, next.outgoing().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Pending pending, OutgoingRecord outgoing) {
        try {
            client.send(outgoing, (_, failure) -> {
                if (failure == null) {
                    pending.published().run();
                } else {
                    again(pending, failure);
                }
            });
        } catch (IllegalArgumentException e) { // what is no JSON now will never be
            LOG.errorf(e, "a record for %s is given up", outgoing.topic());
            pending.published().run();
        } catch (RuntimeException | Error e) { // nobody would start this thread again
            again(pending, e);
        }
    }

    private void again(Pending pending, Throwable failure) {
        LOG.debugf("a record has to wait: %s", failure.toString());
        refused.set(true);
        queue.add(pending);
    }

    private static Duration waited(Duration pause) throws InterruptedException {
        LOG.warnf("Kafka does not take records for now, trying again in %d ms", pause.toMillis());
        Thread.sleep(pause);
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    void close() throws InterruptedException {
        queue.add(new Pending(Optional.empty(), () -> {}));
        thread.join(Duration.ofSeconds(1));
    }
}
