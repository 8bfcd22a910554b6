package dev.grantway.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.logos.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two programs that change one app. */
@QuarkusTest
class AppTagsTest {
    private static final String APPS = "/api/v1/apps";

    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String path;
    private String tag;

    AppTagsTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        var made = owner.json().body(Map.of("name", TestApps.name())).post(APPS);
        assertThat(made.statusCode()).isEqualTo(201);
        appId = made.path("appId");
        path = APPS + "/" + appId;
        tag = made.getHeader("ETag");
    }

    @Test
    void areInEachAnswerAndStrong() {
        assertThat(tag).matches("\"[0-9]+\"");
        owner.json().get(path).then().statusCode(200).header("ETag", tag);
        String changed = change(tag, "First").then().statusCode(200).extract().header("ETag");

        assertThat(changed).matches("\"[0-9]+\"").isNotEqualTo(tag);
        owner.json().get(path).then().header("ETag", changed);
        owner.json().post(path + "/disable").then().statusCode(200).header("ETag", matchesPattern("\"[0-9]+\""));
    }

    @Test
    void tellTheSecondThatTheFirstWasThere() {
        change(tag, "First").then().statusCode(200);

        change(tag, "Second")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("PRECONDITION_FAILED"));

        assertThat(description()).isEqualTo("First");
    }

    @Test
    void mayBeOneOfSeveralOrAnyOrNone() {
        String second = change("\"999999\", " + tag, "One of two").getHeader("ETag");
        change("*", "Any").then().statusCode(200);
        owner.json()
                .body(Map.of("name", TestApps.name(), "description", "None"))
                .put(path)
                .then()
                .statusCode(200);
        change(tag + ", " + second, "Late").then().statusCode(412);

        assertThat(description()).isEqualTo("None");
        String now = owner.json().get(path).getHeader("ETag");
        owner.json()
                .headers(new Headers(new Header("If-Match", tag), new Header("If-Match", now)))
                .body(Map.of("name", TestApps.name(), "description", "Two lines"))
                .put(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "\"other\"", "\"0\"", "\"99999999999999999999\"", "\"\""})
    void thatAreWeakOrOthersChangeNothing(String form) {
        change(form.formatted(tag), "Not this").then().statusCode(412);

        assertThat(description()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "*, \"1\"", ","})
    void thatCannotBeReadAreRefused(String header) {
        change(header, "Not this").then().statusCode(400).body("errors.field", contains("If-Match"));

        assertThat(description()).isEmpty();
    }

    /** Disabled and enabled again it is another state, and so it is with another logo. */
    @ParameterizedTest
    @MethodSource("otherChanges")
    void areAskedForByEachOtherChange(String method, String under, String body) {
        change(tag, "First").then().statusCode(200);
        var before = owner.json().get(path).asString();

        send(method, under, body, tag)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("PRECONDITION_FAILED"));
        send(method, under, body, "1").then().statusCode(400).body("errors.field", contains("If-Match"));
        assertThat(owner.json().get(path).asString()).isEqualTo(before);

        String now = owner.json().get(path).getHeader("ETag");
        send(method, under, body, now).then().statusCode(method.equals("DELETE") && under.isEmpty() ? 204 : 200);
    }

    static List<Arguments> otherChanges() {
        return List.of(
                arguments("POST", "/disable", ""),
                arguments("POST", "/enable", ""),
                arguments("PUT", "/logo", "image"),
                arguments("DELETE", "/logo", ""),
                arguments("POST", "/versions/1/roll-back", ""),
                arguments("DELETE", "", ""));
    }

    private Response send(String method, String under, String body, String ifMatch) {
        var request = owner.json().header("If-Match", ifMatch);
        return (body.isEmpty() ? request : request.contentType("image/png").body(Pictures.png(300, 300)))
                .request(method, path + under);
    }

    @Test
    void ofALogoAreThoseOfItsApp() {
        var shown = send("PUT", "/logo", "image", tag);
        shown.then().statusCode(200);
        assertThat(shown.getHeader("ETag")).isNotEqualTo(tag);
        owner.json().get(path).then().header("ETag", shown.getHeader("ETag"));

        send("DELETE", "/logo", "", tag).then().statusCode(412);
        var removed = send("DELETE", "/logo", "", shown.getHeader("ETag"));

        removed.then().statusCode(200);
        owner.json().get(path).then().header("ETag", removed.getHeader("ETag"));
    }

    @Test
    void saveReadingWhatIsKnown() {
        owner.json()
                .header("If-None-Match", "\"x\", W/" + tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag);
        change(tag, "First").then().statusCode(200);

        owner.json()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("description", equalTo("First"));
    }

    @Test
    void sayNothingToOthers() {
        var other = developers.owner();

        other.json().header("If-None-Match", "*").get(path).then().statusCode(404);
        other.json()
                .header("If-Match", "\"0\"")
                .body(Map.of("name", TestApps.name()))
                .put(path)
                .then()
                .statusCode(404);
    }

    private Response change(String ifMatch, String description) {
        return owner.json()
                .header("If-Match", ifMatch)
                .body(Map.of("name", TestApps.name(), "description", description))
                .put(path);
    }

    private String description() {
        return apps.find(appId).orElseThrow().draft().info().description();
    }
}
