package dev.grantway.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser, who reads no more of a page than its forms. */
final class LoadVisitor {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern CHOICE = Pattern.compile("<button name=\"account\" value=\"([0-9]+)\">");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;
    private final String cookie;

    /**
     * @param cookie of a session; empty for a stranger
     */
    LoadVisitor(String baseUrl, String cookie) {
        this.baseUrl = baseUrl;
        this.cookie = cookie;
    }

    /** The cookie of a new session. */
    static String signIn(String baseUrl, String email, String password) throws IOException, InterruptedException {
        var stranger = new LoadVisitor(baseUrl, "");
        String page = stranger.get("/signin", 200);
        var form = hidden(page);
        form.addAll(List.of("email", email, "password", password));
        return stranger
                .post("/signin", form(form.toArray(String[]::new)), 303)
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .map(set -> set.substring(0, set.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    /**
     * Opens the install link, takes the first account, grants.
     *
     * @param opened takes how long the list of accounts took
     * @param whole takes how long all three steps took
     * @return the account and the code
     */
    String install(JsonNode app, Times opened, Times whole) throws IOException, InterruptedException {
        long began = System.nanoTime();
        String accounts = get(InstallLoad.installPath(app, ""), 200);
        opened.add(System.nanoTime() - began);
        String account = first(CHOICE, accounts);
        String consent = body(post("/oauth/consent/account", with(accounts, "account", account), 200));
        var redirect = post("/oauth/consent", with(consent, "decision", "grant"), 303);
        whole.add(System.nanoTime() - began);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        return account + " " + first(Pattern.compile("[?&]code=([^&]+)"), location);
    }

    /** The same by a link that names the account. */
    String installIn(int account, JsonNode app, Times whole) throws IOException, InterruptedException {
        long began = System.nanoTime();
        String consent = get(InstallLoad.installPath(app, account + "/"), 200);
        var redirect = post("/oauth/consent", with(consent, "decision", "grant"), 303);
        whole.add(System.nanoTime() - began);
        String location = redirect.headers().firstValue("Location").orElseThrow();
        return account + " " + first(Pattern.compile("[?&]code=([^&]+)"), location);
    }

    String get(String path, int status) throws IOException, InterruptedException {
        return body(send(HttpRequest.newBuilder(URI.create(baseUrl + path)), status));
    }

    HttpResponse<String> post(String path, String form, int status) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .header("Origin", baseUrl)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                status);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int status)
            throws IOException, InterruptedException {
        request.header("Accept", "text/html, */*");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static String body(HttpResponse<String> answer) {
        return answer.body();
    }

    private static String with(String page, String name, String value) {
        var form = hidden(page);
        form.addAll(List.of(name, value));
        return form(form.toArray(String[]::new));
    }

    private static List<String> hidden(String page) {
        var fields = new ArrayList<String>();
        var seen = new java.util.HashSet<String>();
        var found = HIDDEN.matcher(page);
        while (found.find()) {
            if (seen.add(found.group(1))) { // the forms of a page carry the same
                fields.add(found.group(1));
                fields.add(found.group(2));
            }
        }
        return fields;
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    /** Names and values in turn. */
    static String form(String... fields) {
        var body = new StringBuilder();
        for (int each = 0; each < fields.length; each += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(fields[each], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[each + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }
}
