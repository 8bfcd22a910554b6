package dev.grantway.install.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.NeighboursResource;
import dev.grantway.install.stage.RawHttp;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the authorization endpoint withstands, each row at both doors. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
@QuarkusTestResource(NeighboursResource.class)
class SecurityCasesTest {
    private final Stage stage;
    private final String issuer;

    SecurityCasesTest(Stage stage, @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.stage = stage;
        this.issuer = issuer;
    }

    @ParameterizedTest(name = "{0}: {1} → {2} {3}")
    @CsvFileSource(resources = "/security-cases.csv", delimiter = '|', numLinesToSkip = 1)
    void holds(String id, String changes, String expected, String detail) {
        for (DoorKind door : DoorKind.values()) {
            var app = id.startsWith("A7") ? stage.publicApp() : stage.app();
            var browser = stage.signIn(Stage.account());
            List<String> steps = changes == null ? List.of() : Arrays.asList(changes.split(" "));

            var answer = browser.open(Link.to(door, app).text(steps));

            switch (expected) {
                case "PAGE" -> assertIsPage(answer, detail);
                case "REDIR" -> assertIsRedirect(answer, door, detail);
                case "ACCEPTED" -> assertThat(answer.statusCode()).isEqualTo(200);
                default -> throw new IllegalArgumentException(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void anAnonymousUserSignsInBeforeAnyErrorLeadsToTheApp(DoorKind door) {
        var app = stage.app();

        for (String change : List.of("scope=nonsense", "response_type=token", "state=abc")) {
            var answer = Browser.anonymous().open(Link.to(door, app).text(List.of(change)));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).startsWith(issuer + "/signin?to=%2Foauth");
        }
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void anUnknownAppOrAnUnprovenRedirectIsAPageForAnonymousUsersToo(DoorKind door) {
        var link = Link.to(door, stage.app());

        assertIsPage(Browser.anonymous().open(link.with("client_id", "nobody").text()), "APP_UNKNOWN");
        assertIsPage(
                Browser.anonymous()
                        .open(link.with("redirect_uri", "https%3A%2F%2Fevil.test")
                                .text()),
                "REDIRECT_MISMATCH");
    }

    @Test
    void anAppThatIsSwitchedOffIsAPage() {
        var app = stage.app();
        stage.change(app, AppStatus.DISABLED, app.scopes());

        assertIsPage(stage.signIn(Stage.account()).open(Link.to(app).text()), "APP_NOT_IN_USE");
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void aStateOfEightKilobytesIsEchoedAndOneOfMoreIsNot(DoorKind door) {
        var link = Link.to(door, stage.app()).with("response_type", "token");
        var browser = stage.signIn(Stage.account());
        String state = "%C3%A9+".repeat(8 * 1024 / 7);

        assertThat(browser.open(link.with("state", state).text()).header("Location"))
                .contains("&state=" + state);
        assertIsPage(browser.open(link.with("state", "s".repeat(9000)).text()), "REQUEST_TOO_LONG");
        assertThat(browser.open(link.with("state", "s".repeat(64 * 1024)).text())
                        .statusCode())
                .isIn(400, 414, 431);
    }

    /** The HTTP server refuses what is no URI before anything of ours reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "a|b", "{}", "<x>", "\"", "\\", "\u0001"})
    void aQueryThatIsNoUriIsRefused(String state) throws IOException {
        var browser = stage.signIn(Stage.account());

        assertThat(RawHttp.get(Link.to(stage.app()).with("state", state).text(), browser))
                .startsWith("HTTP/1.1 400 ")
                .doesNotContainIgnoringCase("location:");
    }

    @Test
    void aLineBreakInTheStateStaysEncoded() {
        var link = Link.to(stage.app()).with("response_type", "token").with("state", "%0d%0aSet-Cookie:x");

        var answer = stage.signIn(Stage.account()).open(link.text());

        assertThat(answer.header("Location")).endsWith("&state=%0d%0aSet-Cookie:x");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void theSignInDetourKeepsTheRequestByteByByte() {
        var link = Link.to(stage.app()).with("state", "%7B%22a%22%3A+1%7D%FF~");

        var answer = Browser.anonymous().open(link.text());

        assertThat(answer.header("Location"))
                .isEqualTo(issuer + "/signin?to="
                        + Link.encode(link.text()).replace("%20", "+").replace("~", "%7E"));
    }

    @Test
    void aSessionThatEndsBeforeTheFormIsRenewedFirst() {
        var answer =
                stage.signInShortly(Stage.account()).open(Link.to(stage.app()).text());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith(issuer + "/signin?to=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host", "Forwarded", "Host"})
    void theIssuerComesFromTheSettingsAlone(String header) {
        var app = stage.app();
        String text =
                Link.to(DoorKind.STANDARD, app).with("response_type", "token").text();

        var answer = stage.signIn(Stage.account())
                .request()
                .header(header, header.equals("Forwarded") ? "host=evil.test" : "evil.test")
                .get(text);

        assertThat(answer.header("Location"))
                .endsWith("&iss=" + Link.encode(issuer))
                .doesNotContain("evil");
    }

    @Test
    void everyPageHasTheHeaders() {
        AppSnapshot app = stage.app();
        var browser = stage.signIn(Stage.account());

        for (String text : List.of(
                Link.to(app).text(),
                Link.to(app).with("client_id", "nobody").text(),
                Link.to(app).with("scope", "nonsense").text(),
                "/connected-apps")) {
            var answer = browser.open(text);

            assertThat(answer.header("Content-Security-Policy"))
                    .contains("frame-ancestors 'none'", "default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.headers().asList())
                    .noneMatch(header -> header.getName().startsWith("Access-Control-"));
        }
    }

    private static void assertIsPage(Response answer, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.asString()).contains("Error " + code);
    }

    private void assertIsRedirect(Response answer, DoorKind door, String error) {
        String issued = door == DoorKind.STANDARD ? "&iss=" + Link.encode(issuer) : "";
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .startsWith("https://app.example/cb?error=" + error + "&")
                .endsWith("&state=xyz" + issued);
    }
}
