package dev.grantway.registry.portal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventTypesPageTest {
    private static final String PAGE = "/developer/events";

    private final TestDevelopers developers;
    private TestDeveloper owner;

    EventTypesPageTest(TestDevelopers developers) {
        this.developers = developers;
    }

    @BeforeEach
    void open() {
        owner = developers.owner();
    }

    @Test
    void showsEachEventTypeWithWhatItMeansItsScopeItsFieldsAndAnExample() {
        owner.get(PAGE)
                .then()
                .statusCode(200)
                .body(containsString("<code>contact.propertyChange</code> Contact property changed"))
                .body(containsString("A property of a contact has another value."))
                .body(containsString("Scope: <code>crm.objects.contacts.read</code>"))
                .body(containsString("<code>propertyValue</code>"))
                .body(containsString("&quot;propertyName&quot; : &quot;email&quot;"))
                .body(containsString("href=\"/schemas/event-types/contact.propertyChange.json\""))
                .body(containsString("<a href=\"/developer/events\" aria-current=\"page\">"));
    }

    @Test
    void isSearchedByNameScopeFieldAndWord() {
        for (String words : new String[] {"DEAL.creation", "crm.objects.deals.read", "added a deal"}) {
            search(words)
                    .then()
                    .body(containsString("id=\"deal.creation\""))
                    .body(not(containsString("id=\"contact.creation\"")));
        }
        search("propertyValue").then().body(containsString("id=\"contact.propertyChange\""));
    }

    @Test
    void saysWhenNothingIsFoundAndEscapesWhatWasTyped() {
        search("<b>none</b>")
                .then()
                .statusCode(200)
                .body(containsString("&lt;b&gt;none&lt;/b&gt;"))
                .body(containsString("Show all"))
                .body(not(containsString("<b>none")));
    }

    @Test
    void isForPeopleWhoAreSignedIn() {
        given().redirects().follow(false).accept("text/html").get(PAGE).then().statusCode(303);
    }

    private Response search(String words) {
        return owner.browser().queryParam("q", words).get(PAGE);
    }
}
