package dev.grantway.registry.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purposes of scopes, as scripts send and read them. */
@QuarkusTest
class PurposesApiTest {
    private static final String READ = "crm.objects.contacts.read";

    private final TestDevelopers developers;
    private TestDeveloper owner;
    private String app;

    PurposesApiTest(TestDevelopers developers) {
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        int appId = owner.json()
                .body(Map.of(
                        "name", TestApps.name(), "scopes", scopes(List.of(READ, "content"), Map.of(READ, " First "))))
                .post("/api/v1/apps")
                .then()
                .statusCode(201)
                .body("scopes.purposes.'" + READ + "'", equalTo("First"))
                .extract()
                .path("appId");
        app = "/api/v1/apps/" + appId;
    }

    @Test
    void areReplacedWhereTheyAreSentAndStayWhereTheyAreLeftOut() {
        put(scopes(List.of(READ, "content"), null)).statusCode(200).body(purposeOf(READ), equalTo("First"));
        put(scopes(List.of(READ, "content"), Map.of("content", "Pages")))
                .statusCode(200)
                .body(purposeOf(READ), nullValue())
                .body(purposeOf("content"), equalTo("Pages"));
        put(scopes(List.of(READ), null))
                .statusCode(200)
                .body("scopes.purposes", nullValue()); // which went with its scope
        put(scopes(List.of(READ), Map.of(READ, "Again", "oauth", "Who you are")))
                .statusCode(200);
        put(scopes(List.of(READ), null)).statusCode(200).body(purposeOf("oauth"), equalTo("Who you are"));
        put(scopes(List.of(READ), Map.of())).statusCode(200).body("scopes.purposes", nullValue());
        owner.json().get(app).then().body("consentVersion", equalTo(2)); // of the scope that went
    }

    @Test
    void areNotWrittenOverThoseOfSomebodyElse() {
        String seen = owner.json().get(app).getHeader("ETag");
        put(scopes(List.of(READ, "content"), Map.of(READ, "Theirs"))).statusCode(200);

        owner.json()
                .header("If-Match", seen)
                .body(Map.of("name", TestApps.name(), "scopes", scopes(List.of(READ), Map.of(READ, "Mine"))))
                .put(app)
                .then()
                .statusCode(412);

        owner.json().get(app).then().body(purposeOf(READ), equalTo("Theirs"));
    }

    @Test
    void areRefusedWhereTheyAreOfNoScopeOfTheAppOrTooLong() {
        put(scopes(List.of(READ), Map.of("content", "Pages", READ, "x".repeat(201))))
                .statusCode(400)
                .body("errors.field", hasItem("scopes.purposes"))
                .body("errors.message", hasItem("The purpose of " + READ + " is longer than 200 characters."))
                .body("errors.message", hasItem(containsString("There is a purpose of “content”")));
        owner.json()
                .body("{\"name\":\"" + TestApps.name() + "\",\"scopes\":{\"required\":[\"" + READ
                        + "\"],\"purposes\":{\"" + READ + "\":null,\"content\":null}}}")
                .put(app)
                .then()
                .statusCode(200)
                .body("scopes.purposes", nullValue());
        owner.json()
                .body("{\"name\":\"" + TestApps.name() + "\",\"scopes\":{\"purposes\":[\"x\"]}}")
                .put(app)
                .then()
                .statusCode(400);
    }

    private ValidatableResponse put(Map<String, Object> scopes) {
        return owner.json()
                .body(Map.of("name", TestApps.name(), "scopes", scopes))
                .put(app)
                .then();
    }

    private static Map<String, Object> scopes(List<String> required, @Nullable Map<String, String> purposes) {
        var scopes = new HashMap<String, Object>(Map.of("required", required));
        if (purposes != null) {
            scopes.put("purposes", purposes);
        }
        return scopes;
    }

    private static String purposeOf(String scope) {
        return "scopes.purposes.'" + scope + "'";
    }
}
