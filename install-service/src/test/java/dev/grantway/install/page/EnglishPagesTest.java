package dev.grantway.install.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Pages that have no other language are in English as a whole, whatever a browser asks for. */
@QuarkusTest
class EnglishPagesTest {
    private final Stage stage;

    EnglishPagesTest(Stage stage) {
        this.stage = stage;
    }

    @Test
    void areEnglishWithTheirLayoutAndSaySo() {
        var account = Stage.account();

        var page = stage.signIn(account)
                .request()
                .header("Accept", "text/html")
                .header("Accept-Language", "de")
                .cookie("lang", "de")
                .get("/connected-apps?accountId=" + account.accountId());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Language")).isEqualTo("en");
        assertThat(page.asString())
                .contains("<html lang=\"en\">", "Skip to content", "Sign out")
                .doesNotContain("Zum Inhalt", "Abmelden", "/signin/language");
    }
}
