package dev.grantway.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An app's endpoint: keeps what it was sent, and answers as a test wants. */
public final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Received> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final AtomicInteger failure = new AtomicInteger(500);
    private final AtomicReference<@Nullable String> retryAfter = new AtomicReference<>();
    private final AtomicInteger requestsHeld = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** A request; header names as they were sent. */
    public record Received(Instant at, String body, Headers headers) {
        public String header(String name) {
            return headers.getFirst(name);
        }

        public JsonNode events() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /** The next requests get status 500. */
    public Receiver failing(int requests) {
        failuresLeft.set(requests);
        return this;
    }

    /** The next requests get this status, and may be told when to come again. */
    public Receiver answering(int requests, int status, @Nullable String whenToComeAgain) {
        failure.set(status);
        retryAfter.set(whenToComeAgain);
        return failing(requests);
    }

    /** The next requests get no answer before {@link #release}. */
    public Receiver holding(int requests) {
        requestsHeld.set(requests);
        return this;
    }

    public void release() {
        released.countDown();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Those of them that were answered with success. */
    public List<Received> taken() {
        return List.copyOf(taken);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = new Received(Instant.now(), body, exchange.getRequestHeaders());
        received.add(request);
        if (requestsHeld.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            hold();
        }
        boolean fails = failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!fails) {
            taken.add(request);
        }
        byte[] answer = (fails ? "out of order" : "").getBytes(StandardCharsets.UTF_8);
        var told = retryAfter.get();
        if (fails && told != null) {
            exchange.getResponseHeaders().set("Retry-After", told);
        }
        exchange.sendResponseHeaders(fails ? failure.get() : 200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void hold() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
