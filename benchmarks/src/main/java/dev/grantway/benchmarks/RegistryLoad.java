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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;

/**
 * Load on app-registry of a running quickstart, and how soon the other services know of an edit. Prints one
 * {@code RESULT name=value} a line, for {@code measure.py}; times are milliseconds.
 *
 * <ul>
 *   <li>{@code pages DEMO ACCOUNT REQUESTS}: the portal's list of apps and its search, one after the other
 *   <li>{@code lookups DEMO REGISTRY CLIENTS PEOPLE REQUESTS}: what a person may do in which accounts, as install-service asks
 *   <li>{@code edits DEMO JDBC EDITS}: an app's target URL changed by API until each of the others has it in its table, and a
 *       redirect URL changed until install-service takes it
 * </ul>
 */
public final class RegistryLoad {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int WARM_UP = 50;

    /** A service that has run for some seconds under this load. */
    private static final int LOOK_UPS_WARM_UP = 3_000;

    private static final long POLL_MILLIS = 2;

    private final JsonNode demo;

    private RegistryLoad(JsonNode demo) {
        this.demo = demo;
    }

    /** See the type. */
    public static void main(String[] arguments) throws Exception {
        var load = new RegistryLoad(JSON.readTree(Files.readString(Path.of(arguments[1]))));
        switch (arguments[0]) {
            case "pages" -> load.pages(arguments[2], Integer.parseInt(arguments[3]));
            case "lookups" ->
                load.lookUps(
                        arguments[2],
                        Path.of(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]));
            case "edits" -> load.edits(arguments[2], Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void pages(String account, int requests) throws Exception {
        var user = demo.at("/users/1");
        var developer = new LoadVisitor(
                baseUrl(),
                LoadVisitor.signIn(
                        baseUrl(),
                        user.path("email").asText(),
                        user.path("password").asText()));
        String list = "/developer/apps?account=" + account;
        for (var look : List.of(
                new Look("list", list),
                new Look("search", list + "&q=app+0712"),
                new Look("nothing", list + "&q=no+such+app"))) {
            for (int each = 0; each < WARM_UP; each++) {
                var _ = developer.get(look.path(), 200);
            }
            var taken = new Times();
            for (int each = 0; each < requests; each++) {
                taken.time(() -> developer.get(look.path(), 200));
            }
            taken.print(look.name());
        }
        Results.of("rate", 0);
    }

    private void lookUps(String registry, Path clients, int people, int requests) throws Exception {
        String bearer = serviceToken(clients);
        var random = new Random(1);
        var taken = new Times();
        for (int each = 0; each < requests + LOOK_UPS_WARM_UP; each++) {
            var request = HttpRequest.newBuilder(URI.create(registry + "/internal/directory/users/"
                            + (1_000_000 + random.nextInt(people)) + "/access?sessionId=none"))
                    .header("Authorization", "Bearer " + bearer)
                    .build();
            long began = System.nanoTime();
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (each >= LOOK_UPS_WARM_UP) {
                taken.add(System.nanoTime() - began);
            }
            if (answer.statusCode() != 200
                    || JSON.readTree(answer.body()).path("accounts").size() != 3) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
        taken.print("lookup");
        Results.of("rate", 0);
    }

    private String serviceToken(Path clients) throws IOException, InterruptedException {
        var client = StreamSupport.stream(
                        JSON.readTree(Files.readString(clients)).path("clients").spliterator(), false)
                .filter(each -> each.path("clientId").asText().equals("install-service"))
                .findFirst()
                .orElseThrow();
        String form = LoadVisitor.form(
                "grant_type", "client_credentials",
                "client_id", client.path("clientId").asText(),
                "client_secret", client.path("clientSecret").asText());
        return JSON.readTree(new LoadVisitor(baseUrl(), "")
                        .post("/oauth2/token", form, 200)
                        .body())
                .path("access_token")
                .asText();
    }

    private void edits(String jdbc, int edits) throws Exception {
        var databases = List.of("install_service", "token_service", "webhook_service");
        var connections = new ArrayList<Connection>();
        var known = new ArrayList<Times>();
        for (String database : databases) {
            connections.add(DriverManager.getConnection(jdbc + database, "postgres", "postgres"));
            known.add(new Times());
        }
        var taken = new Times();
        for (int each = 0; each < edits; each++) {
            String target = "https://edits.example/" + each;
            long began = System.nanoTime();
            api(
                    "PUT",
                    "/webhooks/v3/" + appId() + "/settings",
                    "{\"targetUrl\":\"" + target + "\",\"throttling\":{\"maxConcurrentRequests\":10}}");
            for (int database = 0; database < databases.size(); database++) {
                waitFor(connections.get(database), target);
                known.get(database).add(System.nanoTime() - began);
            }
            editRedirectUri("https://edits.example/cb" + each, taken);
        }
        for (int database = 0; database < databases.size(); database++) {
            known.get(database).print(databases.get(database));
            connections.get(database).close();
        }
        taken.print("redirect_taken");
        Results.of("rate", 0);
    }

    private void waitFor(Connection database, String target) throws SQLException, InterruptedException {
        try (var statement = database.prepareStatement(
                "SELECT 1 FROM catalog_entry WHERE topic = 'grantway.apps.v1' AND record_key = ? AND payload LIKE ?")) {
            statement.setString(1, appId());
            statement.setString(2, "%\"" + target + "\"%");
            while (true) {
                try (var found = statement.executeQuery()) {
                    if (found.next()) {
                        return;
                    }
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Until the install link of the new redirect URL is no longer refused; a stranger is then sent to sign in. */
    private void editRedirectUri(String redirectUri, Times taken) throws IOException, InterruptedException {
        var app = JSON.readTree(api("GET", "/api/v1/apps/" + appId(), ""));
        var change = JSON.createObjectNode();
        for (String same : List.of("name", "description", "support", "scopes")) {
            change.set(same, app.path(same));
        }
        change.putArray("redirectUris").add(redirectUri);
        long began = System.nanoTime();
        api("PUT", "/api/v1/apps/" + appId(), change.toString());
        String link = baseUrl() + "/oauth/authorize?"
                + LoadVisitor.form(
                        "client_id",
                        app.path("clientId").asText(),
                        "redirect_uri",
                        redirectUri,
                        "scope",
                        String.join(" ", JSON.convertValue(app.at("/scopes/required"), String[].class)));
        while (HTTP.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 400) {
            Thread.sleep(POLL_MILLIS);
        }
        taken.add(System.nanoTime() - began);
    }

    private String api(String method, String path, String body) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(baseUrl() + path))
                        .header(
                                "Authorization",
                                "Bearer " + demo.path("developerApiKey").asText())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private String appId() {
        return demo.at("/apps/0/appId").asText();
    }

    private String baseUrl() {
        return demo.path("baseUrl").asText();
    }

    private record Look(String name, String path) {}
}
