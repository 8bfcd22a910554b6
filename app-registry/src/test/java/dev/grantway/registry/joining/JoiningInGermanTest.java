package dev.grantway.registry.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.People;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that a link in a mail opens, in German; the mail is in English. */
@QuarkusTest
class JoiningInGermanTest {
    private final People people;
    private final TestDevelopers developers;
    private final MailedLinks links;

    JoiningInGermanTest(People people, TestDevelopers developers, MailedLinks links) {
        this.people = people;
        this.developers = developers;
        this.links = links;
    }

    @Test
    void whoIsInvitedIntoATeamReadsWhatIsWrongWithWhatTheyTyped() {
        var owner = developers.owner();
        String address = MailedLinks.address();
        owner.post(
                "/developer/team/invitations",
                Map.of("account", owner.accountId(), "email", address, "role", "DEVELOPER"));
        String token = links.token(address);

        assertThat(german().get("/developer/join/link?token=" + token).asString())
                .contains(
                        "<html lang=\"de\">", "\u2069 beitreten", "Entwickler: alles mit den Apps", "Der Link gilt bis")
                .doesNotContain("Join ", "Your ", "The link");
        assertThat(german().formParam("token", token)
                        .formParam("name", "")
                        .formParam("password", "short")
                        .post("/developer/join/link")
                        .asString())
                .contains("Ihr Name darf nicht leer sein.", "Das Passwort muss 8 bis 256 Zeichen haben.");
    }

    private RequestSpecification german() {
        return people.browser().header("Accept-Language", "de");
    }
}
