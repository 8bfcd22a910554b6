package dev.grantway.examples.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Visit {
    private static final int MOST_BYTES = 64 << 10;
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpExchange exchange;

    Visit(HttpExchange exchange) {
        this.exchange = exchange;
        header("Content-Security-Policy", POLICY);
        header("X-Content-Type-Options", "nosniff");
        header("Referrer-Policy", "same-origin");
        header("Cache-Control", "no-store");
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    Map<String, String> query() {
        return decode(exchange.getRequestURI().getRawQuery());
    }

    /** A header of the request, or an empty text. */
    String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** Sets a header of the answer. */
    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** The body; one that is too long is cut, and is no JSON any more. */
    byte[] body() throws IOException {
        return exchange.getRequestBody().readNBytes(MOST_BYTES);
    }

    Map<String, String> form() throws IOException {
        return decode(new String(body(), UTF_8));
    }

    /** Whether a form was sent from our own page: browsers say so. */
    boolean isFromOwnPage(String origin) {
        String site = header("Sec-Fetch-Site");
        return site.isEmpty()
                ? header("Origin").isEmpty() || header("Origin").equals(origin)
                : site.equals("same-origin");
    }

    void html(int status, String page) throws IOException {
        answer(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    void json(int status, Object body) throws IOException {
        answer(status, "application/json", JSON.writeValueAsBytes(body));
    }

    void redirect(String location) throws IOException {
        header("Location", location);
        exchange.sendResponseHeaders(303, -1);
    }

    void resource(String name, String type) throws IOException {
        try (InputStream in = Visit.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar");
            }
            answer(200, type, in.readAllBytes());
        }
    }

    private void answer(int status, String type, byte[] body) throws IOException {
        header("Content-Type", type);
        boolean isHead = method().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> decode(@Nullable String text) {
        var fields = new LinkedHashMap<String, String>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&", -1)) {
                int equals = Math.max(pair.indexOf('='), 0);
                fields.putIfAbsent(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(Math.min(equals + 1, pair.length())), UTF_8));
            }
        }
        return fields;
    }
}
