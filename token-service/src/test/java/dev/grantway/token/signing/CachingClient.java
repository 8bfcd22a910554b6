package dev.grantway.token.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A product that keeps the key set for exactly 15 minutes, and never fetches it sooner. */
final class CachingClient {
    private static final Duration KEPT = Duration.ofMinutes(15);

    private record Kept(JWKSet keys, Instant fetchedAt) {}

    private final AtomicReference<Kept> kept;
    private final Supplier<JWKSet> source;
    private final Clock clock;

    CachingClient(Supplier<JWKSet> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.kept = new AtomicReference<>(new Kept(source.get(), clock.instant()));
    }

    boolean accepts(String text) throws ParseException, JOSEException {
        if (!clock.instant().isBefore(kept.get().fetchedAt().plus(KEPT))) {
            kept.set(new Kept(JWKSet.parse(source.get().toString()), clock.instant()));
        }
        var token = SignedJWT.parse(text);
        var key = kept.get().keys().getKeyByKeyId(token.getHeader().getKeyID());
        return key != null
                && token.verify(new DefaultJWSVerifierFactory()
                        .createJWSVerifier(token.getHeader(), ((AsymmetricJWK) key).toPublicKey()));
    }
}
