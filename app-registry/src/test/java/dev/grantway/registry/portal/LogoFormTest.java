package dev.grantway.registry.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppStatuses;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.DeletionOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.logos.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A logo's way from a developer's file to every page that shows it. */
@QuarkusTest
class LogoFormTest {
    private final Apps apps;
    private final AppStatuses statuses;
    private final TestDevelopers developers;
    private final TopicReader topics;
    private final String baseUrl;
    private TestDeveloper owner;
    private int appId;
    private String app;

    LogoFormTest(
            Apps apps,
            AppStatuses statuses,
            TestDevelopers developers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.baseUrl = baseUrl;
        this.apps = apps;
        this.statuses = statuses;
        this.developers = developers;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        app = "/developer/apps/" + appId;
    }

    @Nested
    class TheForm {
        @Test
        void setsTheLogoOnPagesAndForTheOtherServices() {
            upload(owner, Pictures.png(300, 300)).then().statusCode(303);

            String url = logoUrl();
            assertThat(url).matches("/app-logos/" + appId + "\\?v=[0-9a-f]{32}");
            assertThat(owner.get(app).asString()).contains("src=\"" + url + "\"", "Remove the logo");
            assertThat(topics.awaitValue(
                            Topic.APPS,
                            value -> value.contains("\"appId\":" + appId + ",") && value.contains("\"sequence\":2,")))
                    .contains("\"logoUrl\":\"" + url + "\"");
        }

        @Test
        void changesNothingWithTheSamePictureOrARefusedOne() {
            upload(owner, Pictures.png(300, 300));
            String url = logoUrl();
            var at = apps.find(appId).orElseThrow().changedAt();

            upload(owner, Pictures.png(300, 300)).then().statusCode(303);
            upload(owner, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(400)
                    .body(containsString("they can hold scripts"));
            upload(owner, new byte[1024 * 1024 + 1]).then().statusCode(400).body(containsString("larger than 1 MiB"));
            owner.browser()
                    .multiPart("csrf_token", owner.csrfToken())
                    .post(app + "/logo")
                    .then()
                    .statusCode(400)
                    .body(containsString("Choose a file first."));

            assertThat(logoUrl()).isEqualTo(url);
            assertThat(apps.find(appId).orElseThrow().changedAt()).isEqualTo(at);
        }

        /** Above what the service takes in at once, where the server's own answer would be an empty page. */
        @Test
        void saysWhatTheLimitIsAndLeadsBack() throws Exception {
            // as browsers send a form: with its length before it
            var form = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + app + "/logo"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .header("Accept", "text/html")
                    .header("Accept-Language", "de")
                    .header("Referer", baseUrl + app)
                    .POST(BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024 + 1]))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            try (var browser = HttpClient.newHttpClient()) {
                var answer = browser.send(form, BodyHandlers.ofString());

                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.headers().firstValue("Content-Language")).contains("de");
                assertThat(answer.body()).contains("größer als 2 MiB", "href=\"" + app + "\"");
            }
        }

        @Test
        void removesTheLogo() {
            upload(owner, Pictures.png(300, 300));

            owner.post(app + "/logo/remove", Map.of()).then().statusCode(303);

            assertThat(apps.find(appId).orElseThrow().logoUrl()).isEmpty();
            assertThat(owner.get(app).asString()).contains("The app has no logo yet.");
            given().get("/app-logos/" + appId).then().statusCode(404);
        }

        @Test
        void isForThoseWhoMayChangeTheAppAndComesFromOurOwnPage() {
            var png = Pictures.png(64, 64);

            upload(developers.owner(), png).then().statusCode(404);
            upload(developers.member(owner.accountId(), "READ_ONLY"), png)
                    .then()
                    .statusCode(403);
            owner.browser()
                    .multiPart("logo", "l.png", png, "image/png")
                    .post(app + "/logo")
                    .then()
                    .statusCode(403);
            developers.owner().post(app + "/logo/remove", Map.of()).then().statusCode(404);

            assertThat(apps.find(appId).orElseThrow().logoUrl()).isEmpty();
        }
    }

    @Nested
    class TheFile {
        @Test
        void isServedToAnyoneAsAnImageAndNothingElse() {
            upload(owner, Pictures.jpeg(300, 300));

            var answer = given().get(logoUrl());

            answer.then()
                    .statusCode(200)
                    .header("Content-Type", equalTo("image/png"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", equalTo("default-src 'none'; sandbox"))
                    .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
            var image = Pictures.read(answer.asByteArray());
            assertThat(image.getWidth()).isEqualTo(256);
            assertThat(image.getHeight()).isEqualTo(256);
        }

        @Test
        void isKeptForGoodOnlyUnderTheAddressOfItsPicture() {
            upload(owner, Pictures.png(300, 300));
            var answer = given().get("/app-logos/" + appId + "?v=0");

            answer.then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
            given().header("If-None-Match", answer.header("ETag"))
                    .get("/app-logos/" + appId)
                    .then()
                    .statusCode(304);
        }

        @Test
        void goesWithTheApp() {
            upload(owner, Pictures.png(300, 300));

            assertThat(statuses.delete(appId, Revision.ANY)).isInstanceOf(DeletionOutcome.Deleted.class);

            given().get("/app-logos/" + appId).then().statusCode(404);
            given().get("/app-logos/99999999999").then().statusCode(404);
        }
    }

    @Nested
    class TheApi {
        @Test
        void takesTheFileItself() {
            String path = "/api/v1/apps/" + appId + "/logo";

            owner.json()
                    .contentType("image/png")
                    .body(Pictures.png(64, 64))
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("logoUrl", equalTo(logoUrl()));
            owner.json()
                    .contentType("image/png")
                    .body("GIF89a".getBytes(StandardCharsets.UTF_8))
                    .put(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("logo"));
            developers.owner().json().delete(path).then().statusCode(404);
            owner.json().delete(path).then().statusCode(200).body("logoUrl", nullValue());
        }
    }

    private String logoUrl() {
        return apps.find(appId).orElseThrow().logoUrl().orElseThrow();
    }

    private Response upload(TestDeveloper developer, byte[] file) {
        return developer
                .browser()
                .multiPart("csrf_token", developer.csrfToken())
                .multiPart("logo", "logo.png", file, "image/png")
                .post(app + "/logo");
    }
}
