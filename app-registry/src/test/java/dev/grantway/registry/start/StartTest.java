package dev.grantway.registry.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.grantway.registry.People;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.sessions.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StartTest {
    private final People people;
    private final Sessions sessions;

    StartTest(People people, Sessions sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    @Nested
    class TheStartPage {
        @Test
        void offersSignInToAStranger() {
            var page = people.browser().get("/").asString();

            assertThat(page).contains("href=\"/signin\"").doesNotContain("Grantway", "href=\"/developer\"");
        }

        @Test
        void linksToThePersonsAccountsAndNoOthers() {
            var person = people.somebody();
            var own = people.account(AccountKind.STANDARD, null);
            var other = people.account(AccountKind.STANDARD, null);
            people.join(person, own, "super-admin");

            var page = people.browser(people.signIn(person)).get("/").asString();

            assertThat(page)
                    .contains("/connected-apps?accountId=" + own.accountId(), own.name(), "action=\"/signout\"")
                    .doesNotContain(other.name(), "href=\"/developer\"");
        }

        @Test
        void linksToTheDeveloperAreaForDevelopers() {
            var person = people.somebody();
            people.join(person, people.account(AccountKind.DEVELOPER, null), "READ_ONLY");

            people.browser(people.signIn(person)).get("/").then().body(containsString("href=\"/developer\""));
        }
    }

    @Nested
    class TheProfile {
        @Test
        void asksForSignInFirst() {
            var answer = people.browser().get("/account");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.getHeader("Location")).contains("/signin?to=%2Faccount");
        }

        @Test
        void endsOneSessionOfItsOwner() {
            var person = people.somebody();
            String cookie = people.signIn(person);
            String elsewhere = sessionId(people.signIn(person));

            people.browser(cookie).get("/account").then().body(containsString(elsewhere));
            people.form(cookie)
                    .formParam("session", elsewhere)
                    .post("/account/sessions/end")
                    .then()
                    .statusCode(303);

            assertThat(sessions.isLive(elsewhere, person.userId())).isFalse();
            assertThat(isLive(cookie)).isTrue();
        }

        @Test
        void leavesTheSessionsOfOthersAlone() {
            var other = people.somebody();
            String others = sessionId(people.signIn(other));

            people.form(people.signIn(people.somebody()))
                    .formParam("session", others)
                    .post("/account/sessions/end");

            assertThat(sessions.isLive(others, other.userId())).isTrue();
        }

        @Test
        void endsAllSessionsWithThisOne() {
            var person = people.somebody();
            String cookie = people.signIn(person);
            String elsewhere = sessionId(people.signIn(person));

            var answer = people.form(cookie).post("/account/sessions/end-all");

            assertThat(answer.getHeader("Set-Cookie")).contains("Max-Age=0");
            assertThat(sessions.isLive(elsewhere, person.userId())).isFalse();
            assertThat(isLive(cookie)).isFalse();
        }

        @Test
        void endsNothingWithoutTheTokenOfThePage() {
            String cookie = people.signIn(people.somebody());

            people.browser(cookie).post("/account/sessions/end-all").then().statusCode(403);

            assertThat(isLive(cookie)).isTrue();
        }
    }

    private boolean isLive(String cookie) {
        var presented = sessions.presented(cookie).orElseThrow();
        return sessions.isLive(presented.sessionId(), presented.userId());
    }

    private String sessionId(String cookie) {
        return sessions.presented(cookie).orElseThrow().sessionId();
    }
}
