package dev.grantway.examples.crm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

/** A tiny product with contacts, an API for apps, and events for their webhooks. */
final class ExampleCrm implements AutoCloseable {
    private final ContactLog log;
    private final ProductEvents events;
    private final ContactApi api;
    private final ContactPage page;
    private final HttpServer server;

    static void main() throws IOException {
        // the JDK's server would wait 40 ms before small answers, and hang up on a proxy that keeps its connections
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        var settings = Settings.from(System.getenv());
        var crm = new ExampleCrm(settings, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(crm::close, "stop"));
        System.out.println("The example CRM listens on port " + crm.port());
    }

    ExampleCrm(Settings settings, Clock clock) throws IOException {
        log = ContactLog.open(settings.directory());
        var contacts = new Contacts(log, clock);
        api = new ContactApi(contacts);
        page = new ContactPage(settings, accounts(settings.accountsFile()), contacts);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        events = new ProductEvents(log, settings.kafka());
        server.start();
    }

    private static List<Account> accounts(Path file) throws IOException {
        return Files.exists(file)
                ? JsonMapper.builder().build().readValue(Files.readString(file), new TypeReference<List<Account>>() {})
                : List.of();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var visit = new Visit(exchange);
            String path = visit.path();
            if (path.equals(ContactApi.PATH) || path.startsWith(ContactApi.PATH + "/")) {
                api.serve(visit);
            } else if (visit.method().equals("POST") && path.equals("/crm/contacts")) {
                page.create(visit);
            } else if (path.equals("/crm/style.css")) {
                visit.resource("style.css", "text/css; charset=utf-8");
            } else if (visit.method().equals("GET") && (path.equals("/crm") || path.equals("/crm/"))) {
                page.show(visit);
            } else {
                ContactApi.refuse(visit, ApiError.notFound("Nothing is at " + path + "."));
            }
        } catch (IllegalArgumentException e) { // a broken percent sign in a query or a form
            exchange.sendResponseHeaders(400, -1);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(0);
            events.close();
            log.close();
        } catch (IOException e) {
            System.err.println("The log of contacts was not closed cleanly: " + e.getMessage());
        }
    }
}
