package dev.grantway.install.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who learns from the page of a wrong redirect URI which ones are registered. */
@QuarkusTest
class RedirectPageTest {
    private static final List<String> REGISTERED = List.of("https://app.example/cb", "http://localhost/cb");

    private final Stage stage;

    RedirectPageTest(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void theAppsDevelopersSeeBoth(DoorKind door) {
        var app = stage.app();

        var page = stage.signInDeveloper(app.developerAccountId()).open(wrong(Link.to(door, app)));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.header("Location")).isNull();
        assertThat(page.asString())
                .contains("Error REDIRECT_MISMATCH", "The link says https://app.example/CB")
                .contains(REGISTERED);
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void nobodyElseDoes(DoorKind door) {
        var app = stage.app();
        var others = List.of(
                Browser.anonymous(),
                stage.signIn(Stage.account()),
                stage.signInDeveloper(app.developerAccountId() + 1, Stage.account()));

        for (var other : others) {
            String page = other.open(wrong(Link.to(door, app))).asString();
            assertThat(page).contains("Error REDIRECT_MISMATCH").doesNotContain("https://app.example", "localhost/cb");
        }
    }

    private static String wrong(Link link) {
        return link.with("redirect_uri", Link.encode("https://app.example/CB")).text();
    }
}
