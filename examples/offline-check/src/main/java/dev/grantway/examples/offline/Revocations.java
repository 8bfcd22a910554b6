package dev.grantway.examples.offline;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What was revoked in the last hour, followed on Kafka. */
public final class Revocations implements AutoCloseable {
    static final Duration LONGER_THAN_ANY_TOKEN_LIVES = Duration.ofHours(1);

    private final Map<String, Long> deadUntilSecond = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final KafkaConsumer<String, String> topic;
    private final Clock clock;

    /** Returns once all revocations of the last hour are known: serve from then on, and not sooner. */
    public Revocations(String name, Map<String, Object> kafka, Clock clock) {
        this.clock = clock;
        this.topic = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
        readLastHour(name);
        Thread.ofPlatform().daemon().name("token-revocations").start(this::follow);
    }

    /** A token of the very second of a revocation is dead: {@code iat} has whole seconds, and this is the safe side. */
    boolean reach(String keyId, JWTClaimsSet claims) throws KeySourceException {
        if (!open.get()) { // better nothing served than dead tokens
            throw new KeySourceException("the revocations are not followed any more");
        }
        long issuedAt = claims.getIssueTime().toInstant().getEpochSecond();
        return Stream.of(
                        "grant:" + claims.getClaim("grant_id"),
                        "installation:" + claims.getClaim("installation_id"),
                        "app:" + claims.getClaim("app_id"),
                        "key:" + keyId)
                .anyMatch(subject -> issuedAt <= deadUntilSecond.getOrDefault(subject, Long.MIN_VALUE));
    }

    private void readLastHour(String name) {
        var partitions = topic.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + name);
        }
        long start = clock.instant().minus(LONGER_THAN_ANY_TOKEN_LIVES).toEpochMilli();
        topic.assign(partitions);
        topic.seekToEnd(partitions); // where there is nothing so young
        topic.offsetsForTimes(partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> start)))
                .forEach((partition, found) ->
                        Optional.ofNullable(found).ifPresent(first -> topic.seek(partition, first.offset())));
        var ends = topic.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> topic.position(end.getKey()) < end.getValue())) {
            poll();
        }
    }

    private void follow() {
        try (topic) {
            while (open.get()) {
                poll();
                long past = clock.instant().minus(LONGER_THAN_ANY_TOKEN_LIVES).getEpochSecond();
                deadUntilSecond.values().removeIf(second -> second < past);
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
                long before = Instant.parse(JSONObjectUtils.getString(event, "issuedBefore"))
                        .getEpochSecond();
                // who holds a leaked key writes any time into a token, so that key is dead for good
                deadUntilSecond.merge(subject, subject.startsWith("key:") ? Long.MAX_VALUE : before, Math::max);
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
