package dev.grantway.token.attack;

import dev.grantway.token.TestApp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A request exactly as it goes onto the wire; {@code Host} and {@code Connection: close} are added, and the length
 * unless the headers say one.
 *
 * @param body one char a byte
 * @param secrets what no error answer may repeat
 */
record Request(String method, String target, List<Header> headers, String body, List<String> secrets) {
    static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> SECRET_FIELDS =
            List.of("client_secret", "code", "refresh_token", "token", "code_verifier", "client_assertion");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** A header line. */
    record Header(String name, String value) {}

    static Request get(String target) {
        return new Request("GET", target, List.of(), "", List.of());
    }

    static Request form(String target, Map<String, String> fields) {
        var secrets = SECRET_FIELDS.stream()
                .filter(fields::containsKey)
                .map(fields::get)
                .filter(value -> value.length() > 8)
                .toList();
        return post(target, FORM, encode(fields)).guarding(secrets);
    }

    /** A form or anything else, byte for byte. */
    static Request post(String target, String type, String body) {
        return new Request(
                "POST",
                target,
                List.of(new Header("Content-Type", type)),
                new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
                List.of());
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.ISO_8859_1));
    }

    Request with(String name, String value) {
        var all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Request(method, target, all, body, secrets);
    }

    Request without(String name) {
        return new Request(
                method,
                target,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList(),
                body,
                secrets);
    }

    Request by(String other) {
        return new Request(other, target, headers, body, secrets);
    }

    Request as(TestApp app) {
        return with("Authorization", basic(app.clientId() + ":" + app.clientSecret()))
                .guarding(List.of(app.clientSecret()));
    }

    private Request guarding(List<String> more) {
        var all = new ArrayList<>(secrets);
        all.addAll(more);
        return new Request(method, target, headers, body, all);
    }

    private boolean says(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    byte[] bytes(int port) {
        var head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (!says("Host")) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        if (!says("Connection")) {
            head.append("Connection: close\r\n");
        }
        if (!says("X-Forwarded-For")) { // as the gateway adds it; each from elsewhere, so that no budget of failures is
            // spent
            int from = ADDRESSES.incrementAndGet();
            head.append(
                    "X-Forwarded-For: 10.%d.%d.%d\r\n".formatted((from >> 16) & 255, (from >> 8) & 255, from & 255));
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (!body.isEmpty() && !says("Content-Length") && !says("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return head.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
