package dev.grantway.examples.offline;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Checks Grantway's JWT access tokens without a call to Grantway. RFC 9068, section 4. */
public final class OfflineCheck implements AutoCloseable {
    private static final Duration LONGER_THAN_ANY_TOKEN_LIVES = Duration.ofHours(1);

    private final Map<String, Long> deadUntilSecond = new ConcurrentHashMap<>();
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final KafkaConsumer<String, String> revocations;
    private final Clock clock;

    /** Returns once all revocations of the last hour are known: serve from then on, and not sooner. */
    public OfflineCheck(String issuer, URI jwks, String topic, Map<String, Object> kafka, Clock clock)
            throws MalformedURLException {
        this.clock = clock;
        var keys = JWKSourceBuilder.create(jwks.toURL())
                .retrying(true)
                .outageTolerant(LONGER_THAN_ANY_TOKEN_LIVES.toMillis())
                .build();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector( // a list of our own: the token does not choose how it is checked
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                issuer, // Grantway names itself as audience of an app's token
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("exp", "iat", "scope", "grant_id", "installation_id", "app_id")));
        revocations = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
        readLastHour(topic);
        Thread.ofPlatform().daemon().name("token-revocations").start(this::follow);
    }

    /** The claims of a good token; empty: answer 401, and 403 when the scope alone is missing from the claims. */
    public Optional<JWTClaimsSet> check(String token) throws KeySourceException {
        if (!open.get()) { // better nothing served than dead tokens
            throw new KeySourceException("the revocations are not followed any more");
        }
        try {
            var jwt = SignedJWT.parse(token);
            var claims = processor.process(jwt, null);
            return isRevoked(jwt, claims) ? Optional.empty() : Optional.of(claims);
        } catch (RateLimitReachedException e) { // its key is not known, and was looked for a moment ago
            return Optional.empty();
        } catch (KeySourceException e) { // our trouble, not the token's: answer 503
            throw e;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** Whether the token may do what needs this scope. */
    public static boolean allows(JWTClaimsSet claims, String scope) {
        return List.of(claims.getClaim("scope").toString().split(" ")).contains(scope);
    }

    /** A token of the very second of a revocation is dead: {@code iat} has whole seconds, and this is the safe side. */
    private boolean isRevoked(SignedJWT jwt, JWTClaimsSet claims) {
        long issuedAt = claims.getIssueTime().toInstant().getEpochSecond();
        return Stream.of(
                        "grant:" + claims.getClaim("grant_id"),
                        "installation:" + claims.getClaim("installation_id"),
                        "app:" + claims.getClaim("app_id"),
                        "key:" + jwt.getHeader().getKeyID())
                .anyMatch(subject -> issuedAt <= deadUntilSecond.getOrDefault(subject, Long.MIN_VALUE));
    }

    private void readLastHour(String topic) {
        var partitions = revocations.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic);
        }
        long start = clock.instant().minus(LONGER_THAN_ANY_TOKEN_LIVES).toEpochMilli();
        revocations.assign(partitions);
        revocations.seekToEnd(partitions); // where there is nothing so young
        revocations
                .offsetsForTimes(partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> start)))
                .forEach((partition, found) ->
                        Optional.ofNullable(found).ifPresent(first -> revocations.seek(partition, first.offset())));
        var ends = revocations.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> revocations.position(end.getKey()) < end.getValue())) {
            poll();
        }
    }

    private void follow() {
        try (revocations) {
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
        for (var message : revocations.poll(Duration.ofMillis(200))) {
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
