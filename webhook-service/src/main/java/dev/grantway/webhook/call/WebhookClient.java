package dev.grantway.webhook.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.guard.GuardOutcome;
import dev.grantway.webhook.guard.GuardOutcome.Refused;
import dev.grantway.webhook.guard.GuardOutcome.Unresolved;
import dev.grantway.webhook.guard.GuardOutcome.Vetted;
import dev.grantway.webhook.guard.TargetGuard;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.OpenSSLEngineOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Calls endpoints: the address that was vetted, no redirect, no decompression, one deadline for all of it. Never waits. */
@Singleton
public class WebhookClient {
    private static final int MOST_VETTED = 50_000;
    private static final int MOST_HEADER_BYTES = 8 * 1024;
    private static final Set<String> TLS_VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    private final ExecutorService lookUps = Executors.newVirtualThreadPerTaskExecutor();
    /** Addresses that were judged a moment ago, by URL. */
    private final Cache<String, Destination> vetted;

    private final Vertx vertx;
    private final TargetGuard guard;
    private final CallConfig config;
    private final HttpClient http;
    private final HttpClient http2;

    WebhookClient(Vertx vertx, TargetGuard guard, CallConfig config) {
        this.vertx = vertx;
        this.guard = guard;
        this.config = config;
        this.vetted = Caffeine.newBuilder()
                .maximumSize(MOST_VETTED)
                .expireAfterWrite(config.addressTtl())
                .build();
        this.http = vertx.createHttpClient(options(config));
        this.http2 = vertx.createHttpClient(offeringHttp2(options(config)));
    }

    /** OpenSSL makes new TLS connections at a fifth of the JDK's cost; without its library the JDK's way is as right. */
    private static HttpClientOptions options(CallConfig config) {
        var options = new HttpClientOptions()
                .setMaxPoolSize(config.connectionsPerEndpoint())
                .setMaxWaitQueueSize(-1)
                .setKeepAliveTimeout(Math.toIntExact(config.idleTimeout().toSeconds()))
                .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setEnabledSecureTransportProtocols(TLS_VERSIONS)
                .setVerifyHost(true)
                .setDecompressionSupported(false);
        return OpenSSLEngineOptions.isAvailable() ? options.setSslEngineOptions(new OpenSSLEngineOptions()) : options;
    }

    /** By ALPN, so that an endpoint which does not speak it is called as all others are; nothing may be pushed. */
    private static HttpClientOptions offeringHttp2(HttpClientOptions options) {
        return options.setProtocolVersion(HttpVersion.HTTP_2)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setHttp2KeepAliveTimeout(options.getKeepAliveTimeout())
                .setInitialSettings(new Http2Settings().setPushEnabled(false).setMaxHeaderListSize(MOST_HEADER_BYTES));
    }

    /**
     * Makes a call; what became of it is told once, on the event loop of the caller, at the deadline at the latest.
     *
     * @param failed is told of a fault of ours instead
     */
    public void call(WebhookRequest request, Consumer<CallOutcome> outcome, Consumer<Throwable> failed) {
        var known = vetted.getIfPresent(request.target());
        if (known != null) {
            begin(request, known, config.timeout().toMillis(), outcome);
        } else {
            vet(request, outcome, failed);
        }
    }

    private void begin(WebhookRequest request, Destination destination, long millis, Consumer<CallOutcome> outcome) {
        boolean offersHttp2 = request.offersHttp2() && destination.isHttps();
        new Exchange(vertx, request, destination, config, outcome).begin(offersHttp2 ? http2 : http, millis);
    }

    /** The look-up of a name may hang: then the deadline passes without it. */
    private void vet(WebhookRequest request, Consumer<CallOutcome> outcome, Consumer<Throwable> failed) {
        var loop = vertx.getOrCreateContext();
        var began = System.nanoTime();
        var isOver = new AtomicBoolean();
        long timer = vertx.setTimer(config.timeout().toMillis(), _ -> {
            if (isOver.compareAndSet(false, true)) {
                outcome.accept(new Failed("dns", "The target's name was not looked up in time."));
            }
        });
        Consumer<Runnable> once = step -> loop.runOnContext(_ -> {
            if (isOver.compareAndSet(false, true)) {
                vertx.cancelTimer(timer);
                guard(step, failed);
            }
        });
        var _ = lookUps.submit(() -> {
            try {
                var judged = guard.vet(request.target());
                once.accept(() -> proceed(request, judged, millisLeft(began), outcome));
            } catch (RuntimeException | Error e) {
                once.accept(() -> failed.accept(e));
            }
            return true;
        });
    }

    /** An event loop would only log a fault, and nobody would hear of the call again. */
    private static void guard(Runnable step, Consumer<Throwable> failed) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }

    private void proceed(WebhookRequest request, GuardOutcome judged, long millisLeft, Consumer<CallOutcome> outcome) {
        switch (judged) {
            case Vetted target -> {
                var destination = Destination.of(target);
                vetted.put(request.target(), destination);
                begin(request, destination, millisLeft, outcome);
            }
            case Refused(String why) -> outcome.accept(new Failed("refused_target", why));
            case Unresolved(String host) -> outcome.accept(new Failed("dns", "The name " + host + " has no address."));
        }
    }

    private long millisLeft(long began) {
        return Math.max(1, config.timeout().toMillis() - (System.nanoTime() - began) / 1_000_000);
    }

    @PreDestroy
    void close() {
        lookUps.shutdownNow();
        var _ = http.close();
        var _ = http2.close();
    }
}
