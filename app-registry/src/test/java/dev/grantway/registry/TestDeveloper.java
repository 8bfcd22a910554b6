package dev.grantway.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A signed-in person with a browser. */
public record TestDeveloper(int userId, int accountId, Map<String, String> cookies) {
    private static final Pattern CSRF_TOKEN = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"");
    private static final Pattern APP_ID = Pattern.compile("/developer/apps/(\\d+)$");

    public RequestSpecification browser() {
        return given().redirects().follow(false).accept(ContentType.HTML).cookies(cookies);
    }

    public Response get(String path) {
        return browser().get(path);
    }

    public RequestSpecification form() {
        return browser().formParam("csrf_token", csrfToken());
    }

    public Response post(String path, Map<String, ?> fields) {
        return form().formParams(fields).post(path);
    }

    public RequestSpecification json() {
        return given().cookies(cookies).header("X-CSRF-Token", csrfToken()).contentType(ContentType.JSON);
    }

    public String csrfToken() {
        return first(CSRF_TOKEN, get("/developer/apps").asString());
    }

    /** The answer to a new app of this name. */
    public Response createApp(String name) {
        return post(
                "/developer/apps",
                Map.of("account", accountId, "name", name, "redirectUris", "https://app.example/cb"));
    }

    public int newApp(String name) {
        var answer = createApp(name);
        assertThat(answer.statusCode()).isEqualTo(201);
        return Integer.parseInt(first(APP_ID, answer.getHeader("Location")));
    }

    /** Gives an app scopes by the form of its Scopes tab. */
    public void choose(int appId, Map<String, String> kinds) {
        var fields = new HashMap<String, String>(kinds);
        fields.put("confirmed", "true"); // whoever has the app is asked again
        assertThat(post("/developer/apps/" + appId + "/scopes", fields).statusCode())
                .isEqualTo(303);
    }

    /** The text of the element with this id. */
    public static String text(Response page, String id) {
        return first(Pattern.compile("id=\"" + Pattern.quote(id) + "\">([^<]+)<"), page.asString());
    }

    private static String first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        assertThat(match.find()).as(pattern + " in " + text).isTrue();
        return match.group(1);
    }
}
