package dev.grantway.webhook.letterpages;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.GivenUp;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of what was given up. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class DeadLettersPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final GivenUp given;

    DeadLettersPageTest(Fixture fixture, Developers developers, GivenUp given) {
        this.fixture = fixture;
        this.developers = developers;
        this.given = given;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Response open(RequestSpecification person, int appId, String parameters) {
        return person.accept("text/html")
                .urlEncodingEnabled(false)
                .get("/developer/apps/" + appId + "/deliveries/dead-letters" + parameters);
    }

    private Response submit(int appId, String role, String form) {
        return developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT, role)
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .formParam("csrf_token", developers.csrfToken())
                .post("/developer/apps/" + appId + "/deliveries/" + form);
    }

    private int known() {
        int appId = fixture.app(receiver.url()).appId();
        await().atMost(PATIENCE).until(() -> open(developers.owner(), appId, "").statusCode() == 200);
        return appId;
    }

    @Test
    void saysWhatWillBeThere() {
        int appId = known();

        open(developers.owner(), appId, "").then().body(containsString("Nothing was given up within 30 days"));
        submit(appId, "OWNER", "replays").then().statusCode(400).body(containsString("nothing was given up then"));
    }

    @Test
    void showsLettersWithTheWayToSendThem() {
        int appId = given.one(receiver).appId();

        open(developers.owner(), appId, "")
                .then()
                .statusCode(200)
                .body(containsString("Attempts used up"))
                .body(containsString("Send once more"));
        open(developers.as(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY"), appId, "")
                .then()
                .body(containsString("Attempts used up"))
                .body(not(containsString("<button>Send once more")));
    }

    @Test
    void showsReplaysWithTheWayToEndThem() {
        int appId = given.one(receiver).appId();
        submit(appId, "OWNER", "replays").then().statusCode(303);
        await().atMost(PATIENCE)
                .untilAsserted(() -> open(developers.owner(), appId, "").then().body(containsString("Handed over")));

        String id = open(developers.owner(), appId, "")
                .asString()
                .replaceFirst("(?s).*/replays/([0-9a-f-]{36})/cancel.*", "$1");
        submit(appId, "OWNER", "replays/" + id + "/cancel").then().statusCode(303);

        open(developers.owner(), appId, "")
                .then()
                .body(containsString("Cancelled"))
                .body(not(containsString("/cancel\"")))
                .body(not(containsString("Sent once more</span>"))); // it can be sent by another
    }

    @Test
    void saysToWhomeverLooksOnThatTheyMayNotSend() {
        int appId = known();

        submit(appId, "READ_ONLY", "replays").then().statusCode(403).body(containsString("You may only look"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=yesterday", "?from=2026-12-02&to=2026-12-01", "?before=x", "?reason=%00"})
    void saysWhatCannotBeLookedFor(String parameters) {
        open(developers.owner(), known(), parameters)
                .then()
                .statusCode(400)
                .body(containsString("role=\"alert\""))
                .body(not(containsString("Nothing was found")));
    }
}
