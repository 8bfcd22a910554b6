package dev.grantway.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.grantway.quickstart.Bootstrap.App;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks from outside whether the demo can be used, so that "ready" is true for the first click. */
final class DemoChecks {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final Settings settings;

    DemoChecks(HttpClient http, Settings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** What answers a question, or nothing yet. */
    interface Attempt<T> {
        Optional<T> make() throws InterruptedException;
    }

    /** Tries until there is an answer. */
    <T> T await(String what, Attempt<T> attempt) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var answer = attempt.make();
            if (answer.isPresent()) {
                return answer.get();
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new CannotStart(what + " did not become usable; the logs tell why: "
                + settings.data().resolve("logs"));
    }

    void awaitAll(Bootstrap bootstrap) throws InterruptedException {
        for (App app : bootstrap.apps()) {
            // each service learns of an app by itself
            awaitAnswer(app.name() + " at the consent page", authorize(app), answer -> answer.statusCode() < 400);
            awaitAnswer(
                    app.name() + " at the token endpoint",
                    exchange(app),
                    answer -> answer.body().contains("invalid_grant"));
        }
        for (var key : bootstrap.developerApiKeys()) {
            for (App app : bootstrap.apps()) {
                if (app.developerAccountId() == key.accountId() && app.webhookTargetUrl() != null) {
                    awaitAnswer(
                            "The webhook settings of " + app.name(),
                            HttpRequest.newBuilder(
                                    uri("/webhooks/v3/" + app.appId() + "/settings?hapikey=" + key.key())),
                            answer -> answer.statusCode() == 200);
                }
            }
        }
        // the product itself, and that it may ask what a token is worth
        awaitAnswer("The example CRM", contacts(), answer -> answer.statusCode() == 401);
    }

    private HttpRequest.Builder authorize(App app) {
        return HttpRequest.newBuilder(uri("/oauth/authorize?client_id=" + encode(app.clientId()) + "&redirect_uri="
                        + encode(app.redirectUris().getFirst()) + "&scope="
                        + encode(String.join(" ", app.requiredScopes()))))
                .header("Accept", "text/html");
    }

    private HttpRequest.Builder exchange(App app) {
        String secret = app.clientSecret() == null ? "" : "&client_secret=" + encode(app.clientSecret());
        return HttpRequest.newBuilder(uri("/oauth/v1/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&code=is-it-there&client_id="
                        + encode(app.clientId()) + secret + "&redirect_uri="
                        + encode(app.redirectUris().getFirst())
                        + "&code_verifier=is-it-there-is-it-there-is-it-there-is-it-there"));
    }

    private HttpRequest.Builder contacts() {
        return HttpRequest.newBuilder(uri("/crm/v3/objects/contacts")).header("Authorization", "Bearer is-it-there");
    }

    private void awaitAnswer(String what, HttpRequest.Builder request, Predicate<HttpResponse<String>> wanted)
            throws InterruptedException {
        var sent = request.timeout(Duration.ofSeconds(10)).build();
        var _ = await(what, () -> {
            try {
                return Optional.of(http.send(sent, BodyHandlers.ofString())).filter(wanted);
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private URI uri(String path) {
        return URI.create(settings.baseUrl() + path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
