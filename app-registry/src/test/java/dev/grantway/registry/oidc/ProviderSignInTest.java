package dev.grantway.registry.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.directory.Departures;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.Users;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who comes in by a real Keycloak, through its own pages. People whom nobody here knows are refused: the setting is {@code match}. */
@QuarkusTest
@TestProfile(WithKeycloak.class)
class ProviderSignInTest {
    private final People people;
    private final ServiceCallers callers;
    private final Users users;
    private final Departures departures;
    private final String server;

    ProviderSignInTest(
            People people,
            ServiceCallers callers,
            Users users,
            Departures departures,
            @ConfigProperty(name = "test.keycloak.server") String server) {
        this.people = people;
        this.callers = callers;
        this.users = users;
        this.departures = departures;
        this.server = server;
    }

    @Test
    void thePageOffersBothWays() {
        assertThat(provider().browser().get("/signin?to=/developer").body())
                .contains("Continue with", "Acme Accounts", "/signin/provider?to=%2Fdeveloper", "name=\"password\"");
    }

    @Test
    void aVerifiedAddressIsThePersonWhoHasItHereAndGoesOnToWhereTheyWanted() {
        var person = people.somebody();
        var browser = provider().browser();

        var answer = provider()
                .signIn(browser, provider().people().create(person.email(), true), "/connected-apps?accountId=1");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/connected-apps?accountId=1");
        assertThat(provider().userOf(browser)).isEqualTo(person.userId());
        assertThat(browser.get("/account").body()).contains("By the identity provider", "This browser");
    }

    @Test
    void theSessionIsOursAloneAndNothingOfTheExtensionIsLeft() {
        var browser = provider().browser();

        provider().signIn(browser, provider().people().create(people.somebody().email(), true), "/");

        assertThat(browser.cookies().keySet()).contains(people.cookieName()).noneMatch(name -> name.startsWith("q_"));
    }

    @Test
    void theSamePersonComesBackThoughTheirAddressChangedThere() {
        var person = people.somebody();
        var other = people.somebody();
        var member = provider().people().create(person.email(), true);
        provider().signIn(provider().browser(), member, "/");
        var browser = provider().browser();

        provider().people().changeEmail(member, other.email());
        provider().signIn(browser, member, "/");

        assertThat(provider().userOf(browser)).isEqualTo(person.userId());
    }

    @Test
    void anAddressThatMovedToSomebodyElseThereTakesNobodyOver() {
        var person = people.somebody();
        var member = provider().people().create(person.email(), true);
        provider().signIn(provider().browser(), member, "/");
        provider().people().changeEmail(member, "moved-" + person.email());
        var browser = provider().browser();

        var answer = provider().signIn(browser, provider().people().create(person.email(), true), "/");

        provider().assertRefused(answer, 403, "belongs to somebody else here", browser);
    }

    @Test
    void anAddressThatIsNotVerifiedThereIsNobodys() {
        var browser = provider().browser();

        var answer = provider()
                .signIn(browser, provider().people().create(people.somebody().email(), false), "/");

        provider().assertRefused(answer, 403, "not verified where you signed in", browser);
    }

    @Test
    void whomNobodyKnowsIsRefused() {
        var browser = provider().browser();

        var answer = provider().signIn(browser, provider().people().create(newAddress(), true), "/developer");

        provider().assertRefused(answer, 403, "Nobody here has your e-mail address", browser);
        assertThat(answer.body()).contains("/signin/provider?to=%2Fdeveloper");
    }

    @Test
    void theSessionThatTheBrowserHadEnds() {
        var browser = provider().browser();
        String before = people.signIn(people.somebody());
        browser.plant(people.cookieName(), before);

        provider().signIn(browser, provider().people().create(people.somebody().email(), true), "/");

        assertThat(people.browser(before).get("/signin").statusCode())
                .as("not renewed: the form is shown")
                .isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsThisSessionToo() {
        var person = people.somebody();
        var browser = provider().browser();
        provider().signIn(browser, provider().people().create(person.email(), true), "/");
        String cookie = browser.cookie(people.cookieName());

        people.form(cookie).post("/account/sessions/end-all").then().statusCode(303);

        assertThat(people.browser(cookie).get("/signin").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverSignsOutIsShownTheWayToSignOutThere() {
        var browser = provider().browser();
        provider().signIn(browser, provider().people().create(people.somebody().email(), true), "/");
        String cookie = browser.cookie(people.cookieName());

        var answer = people.form(cookie).post("/signout");

        assertThat(answer.getHeader("Location")).isEqualTo("/signin?left=true");
        assertThat(people.browser().get("/signin?left=true").asString())
                .contains(
                        "Sign out at",
                        "/protocol/openid-connect/logout?client_id=grantway&amp;post_logout_redirect_uri=");
        assertThat(people.form(people.signIn(people.somebody()))
                        .post("/signout")
                        .getHeader("Location"))
                .isEqualTo("/");
    }

    @Test
    void theClaimThatTheOperatorNamedMakesAnOperatorAndUnmakesOne() {
        var person = people.somebody();
        var member = provider().people().create(person.email(), true, "platform");

        provider().signIn(provider().browser(), member, "/");
        assertThat(users.find(person.userId())).map(Person::operator).contains(true);

        provider().people().leaveGroups(member);
        provider().signIn(provider().browser(), member, "/");
        assertThat(users.find(person.userId())).map(Person::operator).contains(false);
    }

    @Test
    void whoeverIsRemovedHereIsAStrangerAfterwards() {
        var person = people.somebody();
        var member = provider().people().create(person.email(), true);
        provider().signIn(provider().browser(), member, "/");
        departures.remove(person.userId());
        var browser = provider().browser();

        provider()
                .assertRefused(
                        provider().signIn(browser, member, "/"), 403, "Nobody here has your e-mail address", browser);
    }

    @Test
    void tokensAndKeysOfProgramsAreNotTheExtensions() {
        given().header("Authorization", callers.bearer("grantway.operator"))
                .cookie("q_session", "planted")
                .get("/api/v1/users")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer of.no.use")
                .get("/api/v1/users")
                .then()
                .statusCode(401);
    }

    private ProviderVisits provider() {
        return new ProviderVisits(server, people.cookieName());
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.com";
    }
}
