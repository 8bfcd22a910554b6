package dev.grantway.registry.texts;

import static dev.grantway.registry.texts.GermanReader.filled;
import static dev.grantway.registry.texts.GermanReader.german;
import static dev.grantway.registry.texts.GermanReader.inLanguage;
import static dev.grantway.registry.texts.GermanReader.isGerman;
import static dev.grantway.registry.texts.GermanReader.posted;
import static dev.grantway.registry.texts.GermanReader.saysInBoth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.People;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are in German when a reader wants them so, from the first word to the last. */
@QuarkusTest
class GermanPagesTest {
    private final People people;
    private final TestDevelopers developers;

    GermanPagesTest(People people, TestDevelopers developers) {
        this.people = people;
        this.developers = developers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/signin", "/developer/join", "/developer/join/sent", "/developer/join/link?token=none"})
    void aStrangerReadsGerman(String path) {
        isGerman(people.browser()
                .header("Accept-Language", "de-DE,de;q=0.9,en;q=0.8")
                .get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account",
                "/account/notices",
                "/developer/accounts/new",
                "/developer/apps",
                "/operator/invitations"
            })
    void aPersonReadsGerman(String path) {
        var person = people.somebody();

        isGerman(people.browser(people.signIn(person))
                .header("Accept-Language", "de")
                .get(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/developer/apps?account={account}",
                "/developer/apps?account={account}&q=nothing+like+it",
                "/developer/apps/new?account={account}",
                "/developer/keys?account={account}",
                "/developer/team?account={account}",
                "/developer/team/members/{user}/remove?account={account}",
                "/developer/test-accounts?account={account}",
                "/developer/domain?account={account}",
                "/developer/apps/{app}/code",
                "/developer/apps/{app}/delete",
                "/developer/apps/{app}/disable",
                "/developer/apps/{app}/enable",
                "/developer/apps/{app}/webhooks/stop",
                "/developer/apps/2147483647"
            })
    void anOwnerReadsGerman(String path) {
        var owner = filled(developers);

        isGerman(german(owner, path.replace("{app}", Integer.toString(owner.newApp("Kontakte " + UUID.randomUUID())))));
    }

    @Test
    void anOperatorReadsGerman() {
        String operator = people.signIn(people.operator());
        people.form(operator)
                .formParam("email", "new-" + UUID.randomUUID() + "@example.com")
                .post("/operator/invitations");

        for (String path : List.of("/", "/operator/invitations", "/operator/invitations?state=REVOKED&done=revoked")) {
            isGerman(people.browser(operator).header("Accept-Language", "de").get(path));
        }
        saysInBoth(language -> inLanguage(people.form(operator), language)
                .formParam("email", "nobody")
                .post("/operator/invitations"));
    }

    @Test
    void whoHasNoAppYetReadsGerman() {
        isGerman(german(developers.owner(), "/developer/apps?account={account}"));
    }

    @Test
    void whoLooksOnReadsGerman() {
        var reader = developers.member(developers.newAccount(), "READ_ONLY");

        for (String path : List.of(
                "/developer/apps", "/developer/apps/new", "/developer/keys", "/developer/team", "/developer/domain")) {
            isGerman(german(reader, path + "?account={account}"));
        }
    }

    @Test
    void whatIsWrongWithASignInIsSaidInGerman() {
        String address = UUID.randomUUID() + "@example.com";
        String other = UUID.randomUUID() + "@example.com";

        saysInBoth(language -> inLanguage(people.browser(), language)
                .formParam("email", language.equals("de") ? address : other)
                .formParam("password", "wrong password")
                .post("/signin"));
        saysInBoth(language -> inLanguage(people.browser(), language)
                .formParam("email", "nobody")
                .post("/developer/join"));
    }

    @ParameterizedTest
    @CsvSource({
        "/developer/keys,             name, ''",
        "/developer/test-accounts,    name, ''",
        "/developer/domain,           domain, https://acme",
        "/developer/team/invitations, email, nobody",
        "/developer/accounts/new,     accountName, https://acme",
        "/developer/apps,             name, ''",
        "/developer/apps,             supportEmail, x",
        "/developer/apps,             supportPhone, x",
        "/developer/apps,             supportUrl, x",
        "/developer/apps,             documentationUrl, http://a.example/",
        "/developer/apps,             redirectUris, http://a.example/",
        "/developer/apps,             redirectUris, https://a.example/#b",
        "/developer/apps,             redirectUris, https://*.example/",
        "/developer/apps,             redirectUris, https://127.0.0.2/",
        "/developer/apps,             redirectUris, https://u:p@a.example/",
        "/developer/apps,             redirectUris, a"
    })
    void whatIsWrongWithAFieldIsSaidInGerman(String path, String field, String text) {
        var owner = developers.owner();

        saysInBoth(language -> posted(owner, language, path, Map.of(field, text)));
        saysInBoth(language -> posted(owner, language, path, Map.of(field, "x".repeat(5000))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: [",
                "nome: x",
                "clientSecret: x",
                "zzz: x",
                "name: [a]",
                "name: 1",
                "name: a\nname: b",
                "name: a\nredirectUris: b",
                "name: a\nlinks: b",
                "name: a\nlinks: { termsUrl: 'http://a.example/' }",
                "name: a\nconfidential: 'yes'",
                "name: a\nscopes: { required: [none] }",
                "name: a\ndistribution: { kind: SECRET }",
                "name: a\nwebhooks: { targetUrl: 'http://a.example/', maxConcurrentRequests: 0 }"
            })
    void whatIsWrongWithAFileIsSaidInGerman(String file) {
        var owner = developers.owner();
        String apply = "/developer/apps/" + owner.newApp("Kontakte") + "/code/apply";

        saysInBoth(language -> posted(owner, language, apply, Map.of("definition", file)));
    }

    @Test
    void thatANameIsTakenIsSaidInGerman() {
        var owner = developers.owner();
        int appId = owner.newApp("Kontakte");

        saysInBoth(language -> posted(owner, language, "/developer/apps", Map.of("name", "Kontakte")));
        saysInBoth(language ->
                posted(owner, language, "/developer/apps/" + appId + "/delete", Map.of("name", "Contacts")));
    }

    @Test
    void aTranslatedPageIsEnglishForEveryoneElse() {
        var page = people.browser().header("Accept-Language", "fr").get("/signin");

        assertThat(page.getHeader("Content-Language")).isEqualTo("en");
        assertThat(page.getHeaders().getValues("Vary")).contains("Accept-Language, Cookie");
        assertThat(page.asString()).contains("<html lang=\"en\">", "Sign in", "lang=\"de\">Deutsch<");
    }

    /** Otherwise it would be no proof that it finds nothing. */
    @Test
    void englishIsFound() {
        var english = people.browser().header("Accept-Language", "en").get("/developer/join");

        assertThat(GermanReader.texts(english.asString())).anyMatch(GermanReader.english());
        assertThat(List.of(
                        "Skip to content", "Your name", "More than 20 invitations wait already. Take some back first."))
                .allMatch(GermanReader.english());
        assertThat(List.of("Zum Inhalt springen", "Domain", "Contact Sync")).noneMatch(GermanReader.english());
    }
}
