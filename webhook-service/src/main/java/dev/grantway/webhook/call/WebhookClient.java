package dev.grantway.webhook.call;

import dev.grantway.webhook.call.CallOutcome.Failed;
import dev.grantway.webhook.guard.GuardOutcome.Refused;
import dev.grantway.webhook.guard.GuardOutcome.Unresolved;
import dev.grantway.webhook.guard.GuardOutcome.Vetted;
import dev.grantway.webhook.guard.TargetGuard;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls endpoints: the address that was vetted, no redirect, no decompression, one deadline for all of it. */
@Singleton
public class WebhookClient {
    private final ExecutorService lookUps = Executors.newVirtualThreadPerTaskExecutor();
    private final TargetGuard guard;
    private final CallConfig config;
    private final HttpClient http;

    WebhookClient(Vertx vertx, TargetGuard guard, CallConfig config) {
        this.guard = guard;
        this.config = config;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.connectionsPerEndpoint())
                .setKeepAliveTimeout(Math.toIntExact(config.idleTimeout().toSeconds()))
                .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setVerifyHost(true)
                .setDecompressionSupported(false));
    }

    /** Makes the call and waits for its end, for as long as the deadline allows. */
    public CallOutcome call(WebhookRequest request) throws InterruptedException {
        long deadline = System.nanoTime() + config.timeout().toNanos();
        var vetting = CompletableFuture.supplyAsync(() -> guard.vet(request.target()), lookUps);
        try {
            return switch (vetting.get(left(deadline), TimeUnit.NANOSECONDS)) {
                case Vetted vetted -> exchange(request, vetted, deadline);
                case Refused(String why) -> new Failed("refused_target", why);
                case Unresolved(String host) -> new Failed("dns", "The name " + host + " has no address.");
            };
        } catch (TimeoutException e) {
            return new Failed("dns", "The target's name was not looked up in time.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the target could not be vetted", e.getCause());
        }
    }

    private CallOutcome exchange(WebhookRequest request, Vetted vetted, long deadline) throws InterruptedException {
        var exchange = new Exchange(request, vetted, config);
        exchange.begin(http);
        return exchange.await(left(deadline));
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }

    @PreDestroy
    void close() {
        lookUps.shutdownNow();
        var _ = http.close();
    }
}
