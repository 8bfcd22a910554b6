package dev.grantway.registry.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** A browser between the application and the provider, which follows no redirect by itself. */
public final class TestBrowser {
    private static final String PUBLIC = "http://localhost:8080";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String application;

    /** One that finds the public origin at this address. */
    public TestBrowser(String application) {
        this.application = application;
    }

    /** An answer. */
    public record Answer(int status, String url, String body, String location) {}

    /** The value of a cookie; empty for none. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public void plant(String name, String value) {
        cookies.put(name, value);
    }

    public Answer get(String url) {
        return send(HttpRequest.newBuilder(at(url)).GET());
    }

    public Answer post(String url, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Goes to the provider, signs in there, and gives the address that the provider sends the browser back to. */
    public String signInAtProvider(String begin, String username, String password) {
        var answer = get(begin);
        while (answer.status() / 100 == 3) {
            answer = get(answer.location());
        }
        var form = Jsoup.parse(answer.body(), answer.url()).selectFirst("form#kc-form-login");
        if (form == null) {
            throw new AssertionError("no form to sign in with: " + answer);
        }
        return post(form.absUrl("action"), Map.of("username", username, "password", password, "credentialId", ""))
                .location();
    }

    boolean answers(String url) {
        try {
            return get(url).status() == 200;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private URI at(String url) {
        String there = url.startsWith("/") ? application + url : url;
        return URI.create(there.startsWith(PUBLIC + "/") ? application + there.substring(PUBLIC.length()) : there);
    }

    private Answer send(HttpRequest.Builder builder) {
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var request = (jar.isEmpty() ? builder : builder.header("Cookie", jar))
                .header("Accept", "text/html,*/*;q=0.8")
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(answer.statusCode(), request.uri().toString(), answer.body(), location(answer));
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
