package dev.grantway.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.registry.People;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LanguageTest {
    private final People people;
    private final TestDevelopers developers;

    LanguageTest(People people, TestDevelopers developers) {
        this.people = people;
        this.developers = developers;
    }

    @Test
    void aStrangerChoosesOnceAndComesBackToThePage() {
        var choice = people.browser()
                .formParam("language", "de")
                .formParam("to", "/signin?to=%2Fdeveloper")
                .post("/signin/language");

        assertThat(choice.statusCode()).isEqualTo(303);
        assertThat(choice.getHeader("Location")).endsWith("/signin?to=%2Fdeveloper");
        assertThat(choice.getHeader("Set-Cookie")).contains("lang=de", "Path=/", "HttpOnly", "SameSite=Lax");
        assertThat(people.browser()
                        .cookie("lang", "de")
                        .header("Accept-Language", "en")
                        .get("/signin")
                        .asString())
                .contains("<html lang=\"de\">", "Anmelden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", ""})
    void nobodyIsLedToAnotherSite(String to) {
        var choice =
                people.browser().formParam("language", "de").formParam("to", to).post("/signin/language");

        assertThat(choice.getHeader("Location")).endsWith("/").doesNotContain("evil");
    }

    @Test
    void aLanguageThatThereIsNotChangesNothing() {
        var choice = people.browser()
                .formParam("language", "de; Domain=evil.example")
                .formParam("to", "/")
                .post("/signin/language");

        assertThat(choice.statusCode()).isEqualTo(303);
        assertThat(choice.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void anotherSiteCannotChoose() {
        people.browser()
                .header("Origin", "https://evil.example")
                .header("Accept-Language", "de")
                .formParam("language", "de")
                .post("/signin/language")
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue())
                .header("Content-Language", "de")
                .body(containsString("Dieses Formular wurde nicht von dieser Website gesendet"));
    }

    @Test
    void thePageSaysWhereItIs() {
        var owner = developers.owner();
        String page = "/developer/domain?account=" + owner.accountId() + "&done=";

        assertThat(owner.get(page).asString()).contains("name=\"to\" value=\"" + page.replace("&", "&amp;") + "\"");
    }

    /** The answer to a form has an address of its own that cannot be opened. */
    @Test
    void aPageThatAnswersAFormLeadsBackToTheOneWithTheForm() {
        var owner = developers.owner();
        String team = "/developer/team?account=" + owner.accountId();
        var refused = owner.form()
                .header("Referer", "http://localhost:8080" + team)
                .formParams(Map.of("account", owner.accountId(), "email", "nobody", "role", "OWNER"))
                .post("/developer/team/invitations");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("name=\"to\" value=\"" + team + "\"");
    }

    @Test
    void aPageOfAnotherSiteIsNotComeBackTo() {
        var wrong = people.browser()
                .header("Referer", "https://evil.example/page")
                .formParam("email", "nobody@example.com")
                .formParam("password", "wrong password")
                .post("/signin");

        assertThat(wrong.asString()).contains("name=\"to\" value=\"/\"").doesNotContain("evil");
    }
}
