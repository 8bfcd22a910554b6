package dev.grantway.examples.offline;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What was revoked in the last hour, followed on Kafka. */
public final class Revocations implements AutoCloseable {
    static final Duration LONGER_THAN_ANY_TOKEN_LIVES = Duration.ofHours(1);

    private final Map<String, Instant> deadBefore = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final KafkaConsumer<String, String> topic;
    private final Clock clock;

    /** Returns once all that the topic holds, two hours, is known: serve from then on, and not sooner. */
    public Revocations(String name, Map<String, Object> kafka, Clock clock) {
        this.clock = clock;
        this.topic = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
        var partitions = topic.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + name);
        }
        topic.assign(partitions);
        topic.seekToBeginning(partitions);
        var ends = topic.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> topic.position(end.getKey()) < end.getValue())) {
            poll();
        }
        Thread.ofPlatform().daemon().name("token-revocations").start(this::follow);
    }

    /** Whether a revocation names what the token lives by, and a time after the token was issued. */
    boolean reach(String keyId, JWTClaimsSet claims) throws KeySourceException {
        if (!open.get()) { // better nothing served than dead tokens
            throw new KeySourceException("the revocations are not followed any more");
        }
        var issuedAt = claims.getIssueTime().toInstant();
        return Stream.of(
                        "grant:" + claims.getClaim("grant_id"),
                        "installation:" + claims.getClaim("installation_id"),
                        "app:" + claims.getClaim("app_id"),
                        "key:" + keyId)
                .anyMatch(subject -> issuedAt.isBefore(deadBefore.getOrDefault(subject, Instant.MIN)));
    }

    private void follow() {
        try (topic) {
            while (open.get()) {
                poll();
                var past = clock.instant().minus(LONGER_THAN_ANY_TOKEN_LIVES);
                deadBefore.values().removeIf(time -> time.isBefore(past));
            }
        } finally {
            open.set(false);
        }
    }

    private void poll() {
        for (var message : topic.poll(Duration.ofMillis(200))) {
            try {
                var event = JSONObjectUtils.parse(message.value());
                String subject = JSONObjectUtils.getString(event, "subject");
                var before = Instant.parse(JSONObjectUtils.getString(event, "issuedBefore"));
                // who holds a leaked key writes any time into a token, so that key is dead for good
                deadBefore.merge(
                        subject,
                        subject.startsWith("key:") ? Instant.MAX : before,
                        (known, told) -> told.isAfter(known) ? told : known);
            } catch (ParseException | RuntimeException e) { // nothing of that kind is ours; the next one may be
                System.getLogger("token-revocations").log(System.Logger.Level.WARNING, "not a revocation", e);
            }
        }
    }

    @Override
    public void close() {
        open.set(false); // the consumer's own thread closes it
    }
}
