package dev.grantway.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.People;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.sessions.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a session after sign-in. */
@QuarkusTest
class SessionLifeTest {
    private final People people;
    private final Sessions sessions;
    private final Clock clock;

    SessionLifeTest(People people, Sessions sessions, Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Nested
    class Renewing {
        @Test
        void givesAnExpiredCookieOfALiveSessionAFreshOneAtOnce() {
            var person = people.somebody();
            String sessionId = sessionId(people.signIn(person));

            var answer = people.browser(expired(person, sessionId)).get("/signin?to=/developer/apps");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.getHeader("Location")).isEqualTo("/developer/apps");
            String renewed = answer.getCookie(people.cookieName());
            assertThat(sessionId(renewed)).isEqualTo(sessionId);
            people.browser(renewed).get("/account").then().statusCode(200);
        }

        @Test
        void leavesTheFormToWhoAsksForIt() {
            String cookie = people.signIn(people.somebody());

            people.browser(cookie)
                    .get("/signin?to=/developer&fresh=true")
                    .then()
                    .statusCode(200);
        }

        @Test
        void sendsASignedInPersonToTheStartPage() {
            var answer = people.browser(people.signIn(people.somebody())).get("/signin");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.getHeader("Location")).isEqualTo("/");
        }

        @Test
        void neverGoesOnToAnotherSite() {
            var answer = people.browser(people.signIn(people.somebody())).get("/signin?to=//evil.example");

            assertThat(answer.getHeader("Location")).isEqualTo("/");
        }

        @Test
        void isNotForASessionThatEnded() {
            var person = people.somebody();
            String cookie = people.signIn(person);
            sessions.endAll(person.userId());

            var answer = people.browser(cookie).get("/signin?to=/");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.getHeader("Set-Cookie")).isNull();
        }

        @Test
        void isNotForASessionOfSomebodyElse() {
            String foreign = sessionId(people.signIn(people.somebody()));

            people.browser(expired(people.somebody(), foreign))
                    .get("/signin")
                    .then()
                    .statusCode(200);
        }

        @Test
        void isNotForAForgedCookie() {
            String cookie = people.signIn(people.somebody());
            String forged = cookie.substring(0, cookie.lastIndexOf('.')) + ".AAAA";

            people.browser(forged).get("/signin").then().statusCode(200);
            people.browser("not.a.jwt").get("/signin").then().statusCode(200);
            people.browser("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")
                    .get("/signin")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class SigningIn {
        @Test
        void isPossibleWithAStaleCookie() {
            var person = people.somebody();
            String stale = expired(person, "ended");

            people.browser(stale)
                    .formParam("email", person.email())
                    .formParam("password", People.PASSWORD)
                    .post("/signin")
                    .then()
                    .statusCode(303);
        }

        @Test
        void changesTheSessionsIdAndEndsTheOldOne() {
            var person = people.somebody();
            String planted = people.signIn(person);

            var answer = people.form(planted)
                    .formParam("email", person.email())
                    .formParam("password", People.PASSWORD)
                    .post("/signin");

            String own = answer.getCookie(people.cookieName());
            assertThat(sessionId(own)).isNotEqualTo(sessionId(planted));
            assertThat(isLive(planted)).isFalse();
            assertThat(isLive(own)).isTrue();
        }
    }

    @Nested
    class SigningOut {
        @Test
        void endsTheSessionAndTakesTheCookieAway() {
            String cookie = people.signIn(people.somebody());

            var answer = people.form(cookie).post("/signout");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.getHeader("Set-Cookie"))
                    .startsWith(people.cookieName() + "=;")
                    .contains("Max-Age=0");
            assertThat(isLive(cookie)).isFalse();
        }

        @Test
        void isRefusedWithoutTheTokenOfThePage() {
            String cookie = people.signIn(people.somebody());

            people.browser(cookie).post("/signout").then().statusCode(403);

            assertThat(isLive(cookie)).isTrue();
        }

        @Test
        void isRefusedWithTheTokenOfAnotherSession() {
            String cookie = people.signIn(people.somebody());
            String other = people.signIn(people.somebody());

            people.browser(cookie)
                    .formParam("csrf_token", people.csrfToken(other))
                    .post("/signout")
                    .then()
                    .statusCode(403);
        }
    }

    private boolean isLive(String cookie) {
        var presented = sessions.presented(cookie).orElseThrow();
        return sessions.isLive(presented.sessionId(), presented.userId());
    }

    private String sessionId(String cookie) {
        return sessions.presented(cookie).orElseThrow().sessionId();
    }

    private String expired(Person person, String sessionId) {
        var then = clock.instant().minus(Duration.ofMinutes(30));
        return Jwt.upn(person.email())
                .subject(String.valueOf(person.userId()))
                .claim("sid", sessionId)
                .claim("name", person.name())
                .claim("operator", false)
                .claim("dev", Map.of())
                .issuedAt(then)
                .expiresAt(then.plus(Duration.ofMinutes(15)))
                .sign();
    }
}
