package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purposes of scopes in the file of an app. */
@QuarkusTest
class PurposesFileTest {
    private static final String READ = "crm.objects.contacts.read";

    private final Apps apps;
    private final DefinitionCalls calls;
    private final HubSpotFiles hubSpot;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String path;
    private String head;

    PurposesFileTest(Apps apps, DefinitionCalls calls, HubSpotFiles hubSpot, TestDevelopers developers) {
        this.apps = apps;
        this.calls = calls;
        this.hubSpot = hubSpot;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        path = "/api/v1/apps/" + appId + "/definition";
        head = "name: " + app().name() + "\nredirectUris: [https://app.example/cb]\n";
        put(head + "scopes: {required: [" + READ + "]}\n", 200);
    }

    @Test
    void areComparedAppliedAndExported() {
        String file = head + "scopes:\n  required: [" + READ + "]\n  purposes:\n    " + READ + ": 'Why: because'\n";

        yaml().body(file)
                .post(path + "/diff")
                .then()
                .statusCode(200)
                .body("consentVersionChanges", equalTo(false))
                .body("changes.path", contains("/scopes/purposes"))
                .body("changes[0].after.'" + READ + "'", equalTo("Why: because"));
        put(file, 200);

        assertThat(app().draft().scopes().purposesOrNone()).isEqualTo(Map.of(READ, "Why: because"));
        String exported = yaml().get(path).asString();
        assertThat(exported).contains("  purposes:\n    " + READ + ": \"Why: because\"\n");
        yaml().body(exported).put(path).then().statusCode(200).body("unchanged", equalTo(true));
        yaml().body(file.replace("because", "so"))
                .post(path + "/diff")
                .then()
                .body("changes.path", contains("/scopes/purposes/" + READ));
    }

    @Test
    void areNoneWhereAFileOfBeforeHasNone() {
        put(head + "scopes:\n  required: [" + READ + "]\n  purposes: {" + READ + ": Because}\n", 200);
        assertThat(app().draft().scopes().purposes()).isNotNull();

        put(head + "scopes: {required: [" + READ + "]}\n", 200);

        assertThat(app().draft().scopes().purposes()).isNull();
        yaml().get(path).then().body(not(containsString("purposes")));
    }

    @Test
    void areFoundWhereTheyAreWrong() {
        yaml().body(head + "scopes:\n  required: [" + READ + "]\n  purposes:\n    " + READ
                        + ": \"Turns \\u202E round\"\n    content: Pages\n    oauth: [1]\n")
                .post(path + "/validate")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        contains("/scopes/purposes/" + READ, "/scopes/purposes/content", "/scopes/purposes/oauth"))
                .body("errors.line", contains(6, 7, 8))
                .body("errors[1].message", containsString("not among the app's scopes"));
        yaml().body(head + "scopes: {purposes: [a]}\n")
                .post(path + "/validate")
                .then()
                .statusCode(400)
                .body("errors.field", contains("/scopes/purposes"))
                .body("errors.message", contains("An object with members is expected here."));
    }

    @Test
    void stayWhereFilesOfHubSpotAreLaidOverTheApp() {
        put(
                head + "scopes:\n  required: [" + READ + "]\n  optional: [content]\n  purposes: {" + READ
                        + ": Because, content: Pages}\n",
                200);

        var converted = hubSpot.convert(
                java.util.Optional.of(app()),
                "{\"type\":\"app\",\"config\":{\"name\":\"A\",\"auth\":{\"requiredScopes\":[\"" + READ + "\"]}}}",
                "");

        assertThat(converted)
                .isInstanceOfSatisfying(
                        HubSpotOutcome.Converted.class,
                        found -> assertThat(found.definition().at("/scopes/purposes"))
                                .hasToString("{\"" + READ + "\":\"Because\"}"));
    }

    private io.restassured.specification.RequestSpecification yaml() {
        return calls.yaml(owner.accountId());
    }

    private void put(String file, int status) {
        assertThat(yaml().body(file).put(path).statusCode()).as(file).isEqualTo(status);
    }

    private AppDetails app() {
        return apps.find(appId).orElseThrow();
    }
}
