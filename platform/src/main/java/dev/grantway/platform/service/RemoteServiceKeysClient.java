package dev.grantway.platform.service;

import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** token-service's keys over HTTP; the last good ones stay while it is away. */
@Singleton
@DefaultBean
class RemoteServiceKeysClient implements ServiceKeys {
    private static final Logger LOG = Logger.getLogger(RemoteServiceKeysClient.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(2);

    private record Fetched(JWKSet keys, long atNanos) {
        boolean isOlderThan(Duration age) {
            return System.nanoTime() - atNanos > age.toNanos();
        }
    }

    private final AtomicReference<Fetched> last =
            new AtomicReference<>(new Fetched(new JWKSet(), System.nanoTime() - FRESH.toNanos()));
    private final ReentrantLock fetching = new ReentrantLock();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ServiceConfig config;

    RemoteServiceKeysClient(ServiceConfig config) {
        this.config = config;
    }

    @Override
    public JWKSet keysFor(String wantedKeyId) {
        if (isStale(wantedKeyId)) {
            fetching.lock();
            try {
                if (isStale(wantedKeyId)) {
                    fetch();
                }
            } finally {
                fetching.unlock();
            }
        }
        return last.get().keys();
    }

    private boolean isStale(String wantedKeyId) {
        var known = last.get();
        boolean lacksKey = known.keys().getKeyByKeyId(wantedKeyId) == null;
        return known.isOlderThan(lacksKey ? BETWEEN_FETCHES : FRESH);
    }

    private void fetch() {
        var request = HttpRequest.newBuilder(config.jwksUrl())
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            last.set(new Fetched(JWKSet.parse(answer.body()), System.nanoTime()));
        } catch (IOException | ParseException e) {
            LOG.warnf("%s: the keys could not be fetched, the last ones stay: %s", config.jwksUrl(), e.toString());
            last.updateAndGet(known -> new Fetched(known.keys(), System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
