package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A person at a browser without script: follows links and sends forms. */
final class Customer {
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String baseUrl;
    private final List<String> pages = new ArrayList<>();

    private Customer(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Someone who is signed in. */
    static Customer signedIn(Product product, JsonNode user) throws IOException, InterruptedException {
        var customer = new Customer(product.baseUrl());
        customer.signIn(user.path("email").asText(), user.path("password").asText());
        return customer;
    }

    static Customer stranger(Product product) {
        return new Customer(product.baseUrl());
    }

    void signIn(String email, String password) throws IOException, InterruptedException {
        assertThat(trySigningIn(email, password)).isEqualTo(303);
    }

    /** The status of the answer. */
    int trySigningIn(String email, String password) throws IOException, InterruptedException {
        var page = parse(get("/signin"));
        var form = formWith(page, "input[name=password]");
        form.select("input[name=email]").val(email);
        form.select("input[name=password]").val(password);
        return submit(form, null).statusCode();
    }

    /** From an install URL to the redirect with its code: choose the account, grant. */
    URI grant(String installPath, String accountName) throws IOException, InterruptedException {
        var consent = chooseAccount(installPath, accountName);
        var grant = button(consent, "Grant access");
        var answer = submit(formOf(grant), grant);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The consent page for an account. */
    Document chooseAccount(String installPath, String accountName) throws IOException, InterruptedException {
        var accounts = parse(getFollowing(installPath));
        var choice = accounts.select("button, a").stream()
                .filter(element -> element.text().startsWith(accountName))
                .filter(element -> nameOn(element).equals(accountName)) // "Globex", not "Globex Labs"
                .findFirst()
                .orElseThrow(() -> new AssertionError("no account " + accountName + " on\n" + accounts.text()));
        var answer = choice.normalName().equals("a")
                ? getFollowing(choice.attr("href"))
                : follow(submit(formOf(choice), choice));
        return parse(answer);
    }

    private static String nameOn(Element choice) {
        var first = choice.children().first();
        return first == null ? choice.text() : first.text();
    }

    static String codeOf(URI redirect) {
        for (String parameter : redirect.getRawQuery().split("&", -1)) {
            if (parameter.startsWith("code=")) {
                return parameter.substring("code=".length());
            }
        }
        throw new AssertionError("no code came: " + redirect.getHost() + redirect.getPath());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> getFollowing(String path) throws IOException, InterruptedException {
        return follow(get(path));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        var present = answer;
        for (int hops = 0; hops < 8 && present.statusCode() / 100 == 3; hops++) {
            String next = present.headers().firstValue("Location").orElseThrow();
            if (!next.startsWith("/") && !next.startsWith(baseUrl)) {
                return present;
            }
            present = get(next);
        }
        return present;
    }

    /** Sends a form as pressing the button does. */
    HttpResponse<String> submit(FormElement form, @org.jspecify.annotations.Nullable Element button)
            throws IOException, InterruptedException {
        var body = new StringBuilder();
        for (var field : form.formData()) {
            append(body, field.key(), field.value());
        }
        if (button != null && button.hasAttr("name")) {
            append(body, button.attr("name"), button.attr("value"));
        }
        String action = form.hasAttr("action") ? form.attr("action") : "";
        if (form.attr("method").equalsIgnoreCase("get")) {
            return get(action + "?" + body);
        }
        return send(HttpRequest.newBuilder(uri(action))
                .header("Accept", "text/html")
                .header("Origin", baseUrl)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static void append(StringBuilder body, String name, String value) {
        body.append(body.isEmpty() ? "" : "&")
                .append(DemoApp.encode(name))
                .append('=')
                .append(DemoApp.encode(value));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        pages.add(answer.body());
        return answer;
    }

    /** The text of every page seen so far. */
    List<String> pages() {
        return pages;
    }

    Document parse(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    static Element button(Document page, String text) {
        return find(page, "button", element -> element.text().equals(text));
    }

    static Element find(Document page, String selector, Predicate<Element> wanted) {
        return page.select(selector).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + selector + " on\n" + page.text()));
    }

    static FormElement formOf(Element button) {
        return (FormElement) java.util.Objects.requireNonNull(button.closest("form"));
    }

    private static FormElement formWith(Document page, String selector) {
        return formOf(find(page, selector, _ -> true));
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("/") ? baseUrl + path : path);
    }
}
