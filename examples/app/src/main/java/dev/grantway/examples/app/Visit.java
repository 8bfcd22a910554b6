package dev.grantway.examples.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Visit {
    private static final int MOST_BYTES = 1 << 20;
    private static final String COOKIE = "example_app_browser";
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpExchange exchange;

    Visit(HttpExchange exchange) {
        this.exchange = exchange;
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Path and query as they stood in the request line. */
    String target() {
        return exchange.getRequestURI().toString();
    }

    Map<String, String> query() {
        return Forms.decode(exchange.getRequestURI().getRawQuery());
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** The body, or empty when it is too long to be meant for us. */
    Optional<byte[]> body() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        return body.length > MOST_BYTES ? Optional.empty() : Optional.of(body);
    }

    Map<String, String> form() throws IOException {
        return Forms.decode(new String(body().orElse(new byte[0]), UTF_8));
    }

    /** Whether a form was sent from our own page: browsers say so, and other programs have no cookie to abuse. */
    boolean isFromOwnPage(String ownUrl) {
        String site = header("Sec-Fetch-Site");
        String origin = header("Origin");
        return site != null ? site.equals("same-origin") : origin == null || origin.equals(ownUrl);
    }

    /** The cookie that tells browsers apart, or an empty text. */
    String browser() {
        String cookies = Optional.ofNullable(header("Cookie")).orElse("");
        return Arrays.stream(cookies.split(";", -1))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** The same, given out now when the browser has none. */
    String ensureBrowser() {
        String known = browser();
        if (!known.isEmpty()) {
            return known;
        }
        String fresh = Installs.random();
        // Lax: it must come along when Grantway sends the browser back
        exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=" + fresh + "; Path=/; HttpOnly; SameSite=Lax");
        return fresh;
    }

    void html(int status, String page) throws IOException {
        answer(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    void json(int status, String body) throws IOException {
        answer(status, "application/json", body.getBytes(UTF_8));
    }

    void empty(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    void redirect(String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        empty(303);
    }

    void resource(String name, String type) throws IOException {
        try (InputStream in = Visit.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar");
            }
            answer(200, type, in.readAllBytes());
        }
    }

    /** Sends a line whenever there is more to see, until the browser goes away. */
    void stream(Changes changes) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        long seen = changes.awaitMoreThan(-1, Duration.ZERO);
        out.write(": watching\n\n".getBytes(UTF_8));
        out.flush();
        while (true) {
            long now = changes.awaitMoreThan(seen, Duration.ofSeconds(15));
            out.write((now > seen ? "data: " + now + "\n\n" : ": still here\n\n").getBytes(UTF_8));
            out.flush();
            seen = now;
        }
    }

    private void answer(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean isHead = method().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead || body.length == 0 ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }
}
