package dev.grantway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grantway.devstack.DeliveryLedger.Arrival;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An app's endpoint that keeps what came, for the ledger; a key is a contact's id. */
final class RecordingEndpoint implements AutoCloseable {
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final AtomicReference<Optional<Runnable>> afterTheNext = new AtomicReference<>(Optional.empty());
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;

    RecordingEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var events = json.readTree(exchange.getRequestBody().readAllBytes());
        boolean fails = failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        for (JsonNode event : events) {
            arrivals.add(new Arrival(
                    event.path("objectId").asText(),
                    id,
                    event.path("attemptNumber").asInt(),
                    !fails));
        }
        exchange.sendResponseHeaders(fails ? 503 : 204, -1);
        exchange.close();
        afterTheNext.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/webhooks";
    }

    /** The next requests get status 503. */
    void failing(int requests) {
        failuresLeft.set(requests);
    }

    /** Is done when the next answer is sent. */
    void afterTheNextAnswer(Runnable step) {
        afterTheNext.set(Optional.of(step));
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Whether each came, answered with success or not. */
    boolean heardOf(List<String> keys) {
        return arrivals.stream().map(Arrival::key).toList().containsAll(keys);
    }

    /** Whether each was answered with success. */
    boolean took(List<String> keys) {
        return arrivals.stream()
                .filter(Arrival::taken)
                .map(Arrival::key)
                .toList()
                .containsAll(keys);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
