package dev.grantway.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirect URIs that no app may register: at its creation, and in a later change. */
@QuarkusTest
class RedirectRegistrationTest {
    private static final String APPS = "/api/v1/apps";

    private final TestDevelopers developers;

    RedirectRegistrationTest(TestDevelopers developers) {
        this.developers = developers;
    }

    @Tag("R7")
    @ParameterizedTest
    @CsvSource({"https://app.example/cb#frag", "https://app.example/cb#", "http://localhost/cb#x"})
    void fragmentsAreRefused(String uri) {
        assertRefused(uri, "fragment");
    }

    @Tag("R9")
    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1)",
        "'data:text/html,x'",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://app.example/x"
    })
    void schemesThatRunOrShowAreRefused(String uri) {
        assertRefused(uri, "must be");
    }

    @Tag("R13")
    @ParameterizedTest
    @CsvSource({"http://app.example/cb", "HTTP://app.example/cb", "http://localhost.evil.test/cb", "http://192.0.2.1/cb"
    })
    void plainHttpIsRefusedButOnThisMachine(String uri) {
        assertRefused(uri, "");
    }

    @Tag("R14")
    @ParameterizedTest
    @CsvSource({
        "https://*.app.example/cb",
        "https://app.example/*",
        "https://app.example*",
        "https://*",
        "http://localhost:*/cb"
    })
    void wildcardsAreRefused(String uri) {
        assertRefused(uri, "wildcard");
    }

    /** Their port is the app's own affair each time: RFC 8252, section 7.3. */
    @Tag("R11")
    @Tag("R12")
    @ParameterizedTest
    @CsvSource({"http://127.0.0.1/cb", "http://[::1]/cb", "http://localhost/cb", "http://localhost:8090/cb"})
    void plainHttpIsTakenOnThisMachine(String uri) {
        developers
                .owner()
                .json()
                .body(Map.of("name", TestApps.name(), "redirectUris", List.of(uri)))
                .post(APPS)
                .then()
                .statusCode(201)
                .body("redirectUris", equalTo(List.of(uri)));
    }

    @Tag("R8")
    @ParameterizedTest
    @CsvSource({"//evil.test/cb", "/callback", "callback", "https:app.example/cb", "https:///app.example/cb"})
    void whatIsNoWholeAddressIsRefused(String uri) {
        assertRefused(uri, "");
    }

    @Tag("R5")
    @Tag("R10")
    @ParameterizedTest
    @CsvSource({
        "https://a@b@app.example/cb",
        "https://app.example%40evil.test/cb",
        "'https://app.example\\@evil.test'",
        "https://app.example%0d%0aSet-Cookie:x"
    })
    void hostsThatReadTwoWaysAreRefused(String uri) {
        assertRefused(uri, "");
    }

    private void assertRefused(String uri, String reason) {
        var owner = developers.owner();
        int appId = owner.newApp(TestApps.name());
        var app = Map.of("name", TestApps.name(), "redirectUris", List.of("https://app.example/cb", uri));

        for (var answer : List.of(
                owner.json().body(app).post(APPS), owner.json().body(app).put(APPS + "/" + appId))) {
            answer.then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", hasItem("redirectUris"))
                    .body("errors.message", hasItem(containsString(reason)));
        }
        owner.json().get(APPS + "/" + appId).then().body("redirectUris", equalTo(List.of("https://app.example/cb")));
        assertThat(owner.json().get(APPS).asString()).doesNotContain(uri);
    }
}
