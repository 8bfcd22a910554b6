package dev.grantway.install.attack;

import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request exactly as it goes onto the wire; {@code Host} and {@code Connection: close} are added, and the length
 * unless the headers say one.
 *
 * @param body one char a byte
 */
record Request(String method, String target, List<Header> headers, String body) {
    static final String FORM = "application/x-www-form-urlencoded";

    /** A header line. */
    record Header(String name, String value) {}

    /** As a browser asks for a page. */
    static Request get(String target) {
        return new Request("GET", target, List.of(new Header("Accept", "text/html,*/*;q=0.8")), "");
    }

    static Request get(Link link) {
        return get(link.text());
    }

    /** As a browser sends a form. */
    static Request form(String target, Map<String, List<String>> fields) {
        return post(target, FORM, encode(fields)).with("Accept", "text/html,*/*;q=0.8");
    }

    /** A form or anything else, byte for byte. */
    static Request post(String target, String type, String body) {
        return new Request(
                "POST",
                target,
                List.of(new Header("Content-Type", type)),
                new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static String encode(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(field ->
                        field.getValue().stream().map(value -> Link.encode(field.getKey()) + "=" + Link.encode(value)))
                .collect(Collectors.joining("&"));
    }

    Request with(String name, String value) {
        var all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Request(method, target, all, body);
    }

    /** With the session of this person's browser. */
    Request of(Browser browser) {
        return browser.token().isEmpty() ? this : with("Cookie", "grantway_session=" + browser.token());
    }

    Request by(String other) {
        return new Request(other, target, headers, body);
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
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (!body.isEmpty() && !says("Content-Length") && !says("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return head.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
