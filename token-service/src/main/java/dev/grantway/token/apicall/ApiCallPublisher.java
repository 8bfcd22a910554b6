package dev.grantway.token.apicall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.ApiCallSeen;
import dev.grantway.platform.outbox.EventEnvelope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries calls to Kafka on a thread of its own, from a queue of bounded length.
 *
 * <p>Not through the outbox: no state stands behind these events, so there is no transaction to be one with, and rows for
 * calls would load the database that decides on calls, the more the more of them are refused. What is lost is counted.
 */
@Singleton
class ApiCallPublisher {
    static final int LONGEST_QUEUE = 10_000;

    private static final Logger LOG = Logger.getLogger(ApiCallPublisher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);

    private final BlockingQueue<ApiCallSeen> waiting = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread = Thread.ofPlatform().name("api-calls").daemon().unstarted(this::run);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Map<String, Object> broker;
    private final String source;
    private final ObjectMapper json;
    private final UnrecordedCalls unrecorded;

    ApiCallPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service,
            ObjectMapper json,
            UnrecordedCalls unrecorded) {
        this.broker = broker;
        this.source = "/" + service;
        this.json = json;
        this.unrecorded = unrecorded;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown(); // an interrupt would break Kafka's client in its own clean-up
        thread.join(STOP_TIMEOUT);
    }

    /** Takes a call to be told, unless too many wait already. Never waits. */
    void offer(ApiCallSeen call) {
        if (!waiting.offer(call)) {
            unrecorded.bufferFull();
        }
    }

    private void run() {
        while (isRunning()) {
            try {
                publishUntilStopped();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) { // such as an address that nobody can resolve yet
                noteFailure(e);
                pause();
            }
        }
    }

    private void publishUntilStopped() throws InterruptedException {
        var producer = open();
        try {
            while (isRunning()) {
                var next = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    send(producer, next);
                }
            }
            for (var rest = waiting.poll(); rest != null && !failing.get(); rest = waiting.poll()) {
                send(producer, rest);
            }
        } finally {
            producer.close(CLOSE_TIMEOUT);
        }
    }

    private Producer<String, String> open() {
        var settings = new HashMap<>(broker);
        // a record that is lost or comes twice does no harm, and nothing is left to mend by hand after a long outage
        settings.put("enable.idempotence", false);
        settings.put("acks", "1");
        settings.put("linger.ms", 100);
        settings.put("delivery.timeout.ms", 10_000);
        settings.put("request.timeout.ms", 5_000);
        settings.put("max.block.ms", 5_000);
        settings.put("buffer.memory", 4_194_304L);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private void send(Producer<String, String> producer, ApiCallSeen call) {
        try {
            var _ = producer.send(toRecord(call), (_, failure) -> {
                if (failure == null) {
                    failing.set(false);
                } else {
                    noteLoss(failure);
                }
            });
        } catch (RuntimeException e) {
            noteLoss(e);
        }
    }

    private ProducerRecord<String, String> toRecord(ApiCallSeen call) {
        var message = new ProducerRecord<>(call.topic().topicName(), call.key(), serialise(call));
        new EventEnvelope(call.eventId(), call.type(), call.key(), call.sequence(), call.calledAt(), source)
                .writeTo(message.headers());
        return message;
    }

    private String serialise(ApiCallSeen call) {
        try {
            return json.writeValueAsString(call);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event must be JSON", e);
        }
    }

    private void noteLoss(Exception failure) {
        unrecorded.notTaken();
        noteFailure(failure);
    }

    /** One line an outage: there may be thousands of calls in it. */
    private void noteFailure(Exception failure) {
        if (!failing.getAndSet(true)) {
            LOG.warnf("calls are not recorded for now: %s", failure.toString());
        }
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            var _ = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
