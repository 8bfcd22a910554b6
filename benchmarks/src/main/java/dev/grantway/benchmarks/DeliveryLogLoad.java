package dev.grantway.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The delivery log of a running quickstart whose table {@code deliverylog.sh} has filled. Prints one {@code RESULT name=value} a
 * line, for {@code measure.py}; times are milliseconds.
 *
 * <ul>
 *   <li>{@code pages DEMO APP REQUESTS}: the list with its charts, and searches, one after the other
 *   <li>{@code live DEMO APP JDBC ATTEMPTS}: from an attempt in the table to the last of five pages that are live
 * </ul>
 */
public final class DeliveryLogLoad {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int WARM_UP = 20;
    private static final int STREAMS = 5;
    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+)\">Older</a>");

    private final String baseUrl;
    private final String cookie;
    private final String log;

    private DeliveryLogLoad(JsonNode demo, String app) throws IOException, InterruptedException {
        var user = demo.at("/users/1");
        this.baseUrl = demo.path("baseUrl").asText();
        this.cookie = LoadVisitor.signIn(
                baseUrl, user.path("email").asText(), user.path("password").asText());
        this.log = "/developer/apps/" + app + "/deliveries";
    }

    /** See the type. */
    public static void main(String[] arguments) throws Exception {
        var demo = JsonMapper.builder().build().readTree(Files.readString(Path.of(arguments[1])));
        var load = new DeliveryLogLoad(demo, arguments[2]);
        switch (arguments[0]) {
            case "pages" -> load.pages(Integer.parseInt(arguments[3]));
            case "live" -> load.live(Integer.parseInt(arguments[2]), arguments[3], Integer.parseInt(arguments[4]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void pages(int requests) throws IOException, InterruptedException {
        for (var look : List.of(
                new Look("day", ""),
                new Look("hour", "?period=hour"),
                new Look("week", "?period=week"),
                new Look("month", "?period=month"),
                new Look("older", older()),
                new Look("event", "?eventId=300123457"),
                new Look("webhook", "?webhookId=msg_load300123457"),
                new Look("delivery", "?deliveryId=msg_load300123457"),
                new Look("object", "?objectId=12347"),
                new Look("account", "?accountId=1000120"),
                new Look("type", "?eventType=contact.type7"),
                new Look("rare_type", "?eventType=contact.privacyDeletion"),
                new Look("failed", "?outcome=failed"),
                new Look("gave_up", "?outcome=gave_up"),
                new Look("status_503", "?status=503"),
                new Look("dns", "?status=dns"),
                new Look("account_failed", "?accountId=1000120&outcome=failed"),
                new Look("nothing", "?objectId=none"),
                new Look("one_webhook", "/msg_load300123457"))) {
            var visitor = new LoadVisitor(baseUrl, cookie);
            for (int each = 0; each < WARM_UP; each++) {
                var _ = visitor.get(log + look.below(), 200);
            }
            var taken = new Times();
            for (int each = 0; each < requests; each++) {
                taken.time(() -> visitor.get(log + look.below(), 200));
            }
            taken.print(look.name());
        }
        Results.of("rate", 0);
    }

    /** What the link below the list says, from its question mark on. */
    private String older() throws IOException, InterruptedException {
        var found = OLDER.matcher(new LoadVisitor(baseUrl, cookie).get(log, 200));
        if (!found.find()) {
            throw new IllegalStateException("the list has one page only");
        }
        return found.group(1).substring(log.length());
    }

    private void live(int app, String jdbc, int attempts) throws Exception {
        var streams = new ArrayList<BlockingQueue<String>>();
        for (int each = 0; each < STREAMS; each++) {
            streams.add(watch());
        }
        var taken = new Times();
        try (var database = DriverManager.getConnection(jdbc, "postgres", "postgres");
                var insert = database.prepareStatement("""
                        INSERT INTO delivery_attempt (id, started_at, webhook_id, app_id, account_id, installation_id, generation,
                               attempt, outcome, status, duration_millis, target, request_bytes, response_bytes, event_types,
                               event_ids, delivery_ids)
                        VALUES (?, now(), 'msg_live', ?, 1, 'ins_live', 1, 0, 'delivered', 200, 5, 'https://app.example', 1, 1,
                                '{contact.creation}', '{1}', '{msg_live}')""")) {
            for (int each = 0; each < attempts; each++) {
                var id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.setInt(2, app);
                long began = System.nanoTime();
                insert.executeUpdate();
                for (var stream : streams) {
                    waitFor(stream, id);
                }
                taken.add(System.nanoTime() - began);
            }
        }
        taken.print("live");
        Results.of("rate", 0);
        System.exit(0); // the streams go on
    }

    private static void waitFor(BlockingQueue<String> stream, UUID id) throws InterruptedException {
        String line;
        do {
            line = stream.poll(20, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("the attempt did not come");
            }
        } while (!line.contains(id.toString()));
    }

    private BlockingQueue<String> watch() throws IOException, InterruptedException {
        var lines = new LinkedBlockingQueue<String>();
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(baseUrl + log + "/stream"))
                        .header("Accept", "text/event-stream")
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("stream: " + answer.statusCode());
        }
        Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
        return lines;
    }

    private record Look(String name, String below) {}
}
