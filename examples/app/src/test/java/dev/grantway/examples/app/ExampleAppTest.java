package dev.grantway.examples.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app from outside, with a token endpoint of the test's own. */
class ExampleAppTest {
    private static final String SECRET = "secret-of-contact-sync";

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    /** The forms that the token endpoint was sent. */
    private final List<Map<String, String>> asked = new ArrayList<>();

    private final KeyPair pushKey = keyPair();
    private HttpServer grantway;
    private Settings settings;
    private ExampleApp app;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        grantway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        grantway.createContext("/oauth/v1/token", this::answerTokens);
        grantway.createContext("/.well-known/webhook-keys", this::answerKeys);
        grantway.start();
        var appsFile = directory.resolve("apps.json");
        Files.writeString(appsFile, """
                [{"name":"Contact Sync","clientId":"cs","clientSecret":"%s","webhookSecret":"whsec_c2VjcmV0",
                  "callbackPath":"/oauth-callback","webhookPath":"/webhooks",
                  "scopes":["oauth","crm.objects.contacts.read"],"optionalScopes":["content"]},
                 {"name":"Browser <Notes>","clientId":"bn","callbackPath":"/spa/callback","scopes":["oauth"],"optionalScopes":[]}]
                """.formatted(SECRET));
        int port = freePort();
        settings = new Settings(
                port,
                "http://localhost:" + port,
                "http://localhost:" + grantway.getAddress().getPort(),
                directory.resolve("data"),
                appsFile);
        app = new ExampleApp(settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        app.close();
        grantway.stop(0);
    }

    @Test
    void installsWithStateAndPkceAndShowsThatTokensCameButNeverThem() throws Exception {
        var begun = Forms.decode(location(get("/install/cs")).getRawQuery());
        var back = get("/oauth-callback?code=the-code&state=" + begun.get("state"));

        assertThat(begun)
                .containsEntry("client_id", "cs")
                .containsEntry("scope", "oauth crm.objects.contacts.read")
                .containsEntry("optional_scope", "content")
                .containsEntry("redirect_uri", settings.ownUrl() + "/oauth-callback")
                .containsEntry("code_challenge_method", "S256");
        assertThat(location(back)).hasToString("/");
        assertThat(asked)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "authorization_code")
                        .containsEntry("client_secret", SECRET)
                        .containsKey("code_verifier"));
        assertThat(get("/").body())
                .contains("Tokens received", "200001")
                .doesNotContain("access-of-", "refresh-of-", SECRET);
    }

    @Test
    void leavesACodeUnspentWhoseStateThisBrowserDidNotGet() throws Exception {
        var begun = Forms.decode(location(get("/install/cs")).getRawQuery());
        try (var stranger = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri("/oauth-callback?code=the-code&state=" + begun.get("state")))
                    .build();

            assertThat(stranger.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(400);
        }
        assertThat(get("/oauth-callback?code=the-code&state=invented").statusCode())
                .isEqualTo(400);
        assertThat(get("/auth/callback/hubspot?code=the-code").statusCode()).isEqualTo(400);
        assertThat(asked).isEmpty();
    }

    @Test
    void finishesAnInstallThatBeganAtALinkWithoutState() throws Exception {
        assertThat(location(get("/oauth-callback?code=the-code"))).hasToString("/");

        assertThat(asked)
                .singleElement()
                .satisfies(form ->
                        assertThat(form).containsEntry("client_id", "cs").doesNotContainKey("code_verifier"));
    }

    @Test
    void aPublicAppSendsNoSecret() throws Exception {
        var begun = Forms.decode(location(get("/install/bn")).getRawQuery());
        var _ = get("/spa/callback?code=the-code&state=" + begun.get("state"));

        assertThat(asked)
                .singleElement()
                .satisfies(form -> assertThat(form).containsKey("code_verifier").doesNotContainKey("client_secret"));
    }

    @Test
    void showsARefusalOfTheTokenEndpointAndOfThePerson() throws Exception {
        var refused = get("/oauth-callback?code=unknown");
        var cancelled = get("/oauth-callback?error=access_denied&error_description=%3Cb%3Eno%3C%2Fb%3E");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid_grant");
        assertThat(cancelled.body()).contains("access_denied", "&lt;b&gt;no&lt;/b&gt;");
    }

    @Test
    void anAppFromTheFormIsInstalledHereAndKeptOverARestart() throws Exception {
        var added = post(
                "/apps",
                Map.of(
                        "client_id",
                        "mine",
                        "client_secret",
                        "s",
                        "webhook_secret",
                        "whsec_bWluZQ==",
                        "scope",
                        "oauth"));
        restart();
        var begun = Forms.decode(location(get("/install/mine")).getRawQuery());

        assertThat(location(added)).hasToString("/");
        assertThat(begun).containsEntry("redirect_uri", settings.ownUrl() + "/oauth-callback");
        assertThat(Files.getPosixFilePermissions(settings.directory().resolve("example-app.json")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
        var _ = post("/apps/remove", Map.of("client_id", "mine"));
        assertThat(get("/install/mine").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAFormOfAnotherSite() throws Exception {
        var request = HttpRequest.newBuilder(uri("/apps"))
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString("client_id=x"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void refreshesWhenAskedAndSaysWhenTheInstallIsGone() throws Exception {
        var _ = get("/oauth-callback?code=the-code");
        var refresh = Map.of("client_id", "cs", "account", "200001");

        var _ = post("/connections/refresh", refresh);
        assertThat(asked.getLast()).containsEntry("refresh_token", "refresh-of-the-code");
        assertThat(get("/").body()).contains("Tokens received");

        var _ = post("/connections/refresh", refresh);
        assertThat(asked.getLast()).containsEntry("refresh_token", "refresh-of-refresh-of-the-code");
        assertThat(get("/").body()).contains("invalid_grant").doesNotContain("Tokens received");
    }

    @Test
    void showsWebhooksAsVerifiedOrRefused() throws Exception {
        String body = "[{\"subscriptionType\":\"contact.creation\",\"objectId\":512,\"portalId\":200001}]";

        assertThat(webhook(body, SECRET).statusCode()).isEqualTo(204);
        assertThat(get("/live").body()).contains("verified", "Contact Sync", "contact.creation 512 in account 200001");
        assertThat(webhook(body, "guessed").statusCode()).isEqualTo(401);
        assertThat(get("/live").body()).contains("refused", "HubSpot v3 signature is wrong");
    }

    @Test
    void showsWhatHappensToItsInstallsWhenGrantwaysKeySignedIt() throws Exception {
        var stranger = keyPair();

        assertThat(push("cs", pushKey, pushKey).statusCode()).isEqualTo(204);
        assertThat(get("/live").body())
                .contains("verified", "Contact Sync", "app.installed in account 200001, generation 2");
        assertThat(push("cs", stranger, pushKey).statusCode()).isEqualTo(204); // while keys rotate there are two
        assertThat(push("cs", stranger).statusCode()).isEqualTo(401);
        assertThat(push("another-app", pushKey).statusCode()).isEqualTo(401);
        assertThat(get("/live").body()).contains("own signature is wrong");
    }

    @Test
    void refusesAPushWhileGrantwaysKeysCannotBeRead() throws Exception {
        grantway.removeContext("/.well-known/webhook-keys");

        assertThat(push("cs", pushKey).statusCode()).isEqualTo(401);
    }

    @Test
    void answersEachPageWithAPolicyThatAllowsNoForeignScript() throws Exception {
        var page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.body()).contains("Browser &lt;Notes&gt;");
    }

    private HttpResponse<String> webhook(String body, String secret) throws Exception {
        long now = Clock.systemUTC().millis();
        var request = HttpRequest.newBuilder(uri("/webhooks"))
                .header("X-HubSpot-Request-Timestamp", Long.toString(now))
                .header(
                        "X-HubSpot-Signature-v3",
                        SignaturesTest.hmac(secret, "POST" + settings.ownUrl() + "/webhooks" + body + now))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> push(String clientId, KeyPair... signers) throws Exception {
        String body =
                "{\"type\":\"app.installed\",\"data\":{\"clientId\":\"%s\",\"generation\":2,\"account\":{\"id\":200001}}}"
                        .formatted(clientId);
        long now = Clock.systemUTC().instant().getEpochSecond();
        var signatures = new ArrayList<String>();
        for (var signer : signers) {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(signer.getPrivate());
            signature.update(("msg_1." + now + "." + body).getBytes(UTF_8));
            signatures.add("v1a," + Base64.getEncoder().encodeToString(signature.sign()));
        }
        var request = HttpRequest.newBuilder(uri("/webhooks"))
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", String.join(" ", signatures))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private void answerKeys(HttpExchange exchange) throws IOException {
        byte[] encoded = pushKey.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        byte[] answer = ("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(x) + "\"}]}")
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any code is good but "unknown"; a refresh token that was refreshed twice is dead. */
    private void answerTokens(HttpExchange exchange) throws IOException {
        var form = Forms.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(form);
        String given = form.getOrDefault("code", form.getOrDefault("refresh_token", ""));
        boolean good = !given.equals("unknown") && !given.startsWith("refresh-of-refresh-of-");
        byte[] answer = (good
                        ? "{\"access_token\":\"access-of-" + given + "\",\"refresh_token\":\"refresh-of-" + given
                                + "\",\"expires_in\":1800,\"token_type\":\"bearer\",\"hub_id\":200001,\"user_id\":3,\"scopes\":[\"oauth\"]}"
                        : "{\"error\":\"invalid_grant\",\"error_description\":\"no such thing\"}")
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(good ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void restart() throws IOException {
        app.close();
        app = new ExampleApp(settings, Clock.systemUTC());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Forms.encode(form)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(settings.ownUrl() + path);
    }

    private static URI location(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(303);
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
