package dev.grantway.registry.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.platform.web.ClientAddress;
import dev.grantway.registry.People;
import dev.grantway.registry.directory.AccountKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class SignInTest {
    private final People people;
    private final Guesses guesses;

    SignInTest(People people, Guesses guesses) {
        this.people = people;
        this.guesses = guesses;
    }

    @Nested
    class ThePage {
        @Test
        void hasOneFieldForTheAddressAndOneForThePassword() {
            var page = people.browser().get("/signin?to=/developer").asString();

            assertThat(page).containsOnlyOnce("name=\"email\"").containsOnlyOnce("name=\"password\"");
            assertThat(page).contains("autocomplete=\"current-password\"", "name=\"to\" value=\"/developer\"");
        }

        @Test
        void leadsToNoProviderUnlessOneIsSet() {
            assertThat(people.browser().get("/signin").asString()).doesNotContain("/signin/provider");
            for (String path : new String[] {"/signin/provider", "/signin/provider/callback?code=a&state=b"}) {
                people.browser().get(path).then().statusCode(303).header("Location", containsString("/signin"));
            }
        }

        @Tag("A13")
        @Test
        void hasTheHeadersOfEveryPage() {
            people.browser()
                    .get("/signin")
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Referrer-Policy", equalTo("same-origin"))
                    .header("Cache-Control", containsString("no-store"));
        }

        @Test
        void showsWhatWasTypedAsTextAndThePasswordNever() {
            var page = people.signIn("\"><script>alert(1)</script>", "secret-that-was-typed")
                    .asString();

            assertThat(page).doesNotContain("<script", "secret-that-was-typed");
        }
    }

    @Nested
    class SigningIn {
        @Tag("A16")
        @ParameterizedTest
        @ValueSource(strings = {"fixed-by-an-attacker", "00000000-0000-4000-8000-000000000000"})
        void takesNoSessionThatWasSetBefore(String cookie) {
            var answer = people.browser(cookie)
                    .formParam("email", people.somebody().email())
                    .formParam("password", People.PASSWORD)
                    .post("/signin");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.getCookie(people.cookieName()))
                    .isNotEqualTo(cookie)
                    .isNotBlank();
            people.browser(cookie).get("/account").then().statusCode(303);
        }

        @Tag("A16")
        @Test
        void givesAnotherSessionEachTimeAndEndsTheOneThatTheBrowserHad() {
            String attackers = people.signIn(people.somebody());
            var victim = people.somebody();

            var answer = people.browser(attackers)
                    .formParam("email", victim.email())
                    .formParam("password", People.PASSWORD)
                    .post("/signin");

            String victims = answer.getCookie(people.cookieName());
            assertThat(sid(victims)).isNotEqualTo(sid(attackers));
            assertThat(claims(victims)).contains("\"sub\":\"" + victim.userId() + "\"");
            assertThat(people.browser(attackers).get("/signin").statusCode())
                    .as("the session that ended is not renewed: the form is shown")
                    .isEqualTo(200);
        }

        @Test
        void keepsALinkAsLongAsTheAuthorizeDoorsReadOne() {
            String link = "/oauth/2147483647/authorize?client_id=a&state=";
            String longest = link + "x".repeat(16 * 1024 - (link.length() - link.indexOf('?') - 1));
            var page = people.browser().queryParam("to", longest).get("/signin");

            var answer = people.browser()
                    .formParam("email", people.somebody().email())
                    .formParam("password", People.PASSWORD)
                    .formParam("to", longest)
                    .post("/signin");

            assertThat(page.asString()).contains(longest.replace("&", "&amp;"));
            assertThat(answer.getHeader("Location")).isEqualTo(longest);
        }

        @Tag("A16")
        @Test
        void givesASessionThatScriptsCannotReadAndLinksOfOtherSitesKeep() {
            var answer = people.signIn(people.somebody().email(), People.PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.getHeader("Location")).isEqualTo("/");
            assertThat(answer.getHeader("Set-Cookie"))
                    .startsWith(people.cookieName() + "=")
                    .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                    .doesNotContain("Domain");
        }

        @Test
        void takesTheAddressInAnyCase() {
            String shouted = people.somebody().email().toUpperCase(Locale.ROOT);

            assertThat(people.signIn(" " + shouted, People.PASSWORD).statusCode())
                    .isEqualTo(303);
        }

        @Test
        void saysTheSameWordsForAWrongPasswordAndAnUnknownAddress() {
            String known = people.somebody().email();
            String unknown = "nobody" + known;

            var wrong = people.signIn(known, "wrong");
            var nobody = people.signIn(unknown, "wrong");

            assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(nobody.statusCode());
            assertThat(wrong.asString().replace(known, ""))
                    .contains("do not go together")
                    .isEqualTo(nobody.asString().replace(unknown, ""));
            assertThat(wrong.getHeader("Set-Cookie")).isNull();
        }

        @Test
        void isRefusedWithoutAPassword() {
            assertThat(people.signIn(people.somebody().email(), "").statusCode())
                    .isEqualTo(401);
        }

        @Test
        void goesOnToWhereThePersonWanted() {
            var answer = people.browser()
                    .formParam("email", people.somebody().email())
                    .formParam("password", People.PASSWORD)
                    .formParam("to", "/connected-apps?accountId=1")
                    .post("/signin");

            assertThat(answer.getHeader("Location")).isEqualTo("/connected-apps?accountId=1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "/\tx", "x"})
        void neverGoesOnToAnotherSite(String to) {
            var answer = people.browser()
                    .formParam("email", people.somebody().email())
                    .formParam("password", People.PASSWORD)
                    .formParam("to", to)
                    .post("/signin");

            assertThat(answer.getHeader("Location")).isEqualTo("/");
        }

        @Test
        void isRefusedFromAnotherSite() {
            people.browser()
                    .header("Sec-Fetch-Site", "cross-site")
                    .formParam("email", people.somebody().email())
                    .formParam("password", People.PASSWORD)
                    .post("/signin")
                    .then()
                    .statusCode(403);
        }

        @Test
        void tellsTheOtherServicesWhoItIs() {
            var person = people.somebody();
            var account = people.account(AccountKind.DEVELOPER, null);
            people.join(person, account, "OWNER");

            String claims = claims(people.signIn(person));

            assertThat(claims)
                    .contains("\"sub\":\"" + person.userId() + "\"", "\"upn\":\"" + person.email() + "\"")
                    .contains("\"name\":\"Pat Example\"", "\"operator\":false")
                    .contains("\"dev\":{\"" + account.accountId() + "\":\"OWNER\"}");
        }
    }

    @Nested
    class Guessing {
        @Test
        void endsAfterSomeTriesFromOneNetworkAndGoesOnFromAnother() {
            String email = people.somebody().email();

            for (int i = 0; i < 10; i++) {
                assertThat(guess(email, "wrong " + i, "198.51.100.7")).isEqualTo(401);
            }

            assertThat(guess(email, People.PASSWORD, "198.51.100.7")).isEqualTo(429);
            assertThat(guess(email.toUpperCase(Locale.ROOT), People.PASSWORD, "198.51.100.7"))
                    .isEqualTo(429);
            assertThat(guess(email, People.PASSWORD, "198.51.100.8")).isEqualTo(303);
            assertThat(guess(people.somebody().email(), People.PASSWORD, "198.51.100.7"))
                    .isEqualTo(303);
        }

        @Test
        void saysWhenToTryAgain() {
            String email = people.somebody().email();
            for (int i = 0; i < 10; i++) {
                guess(email, "wrong", "198.51.100.9");
            }

            people.browser()
                    .header("X-Forwarded-For", "198.51.100.9")
                    .formParam("email", email)
                    .formParam("password", "wrong")
                    .post("/signin")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", not(equalTo("0")))
                    .body(containsString("Too many wrong passwords"));
        }

        @Test
        void isLimitedForANetworkWhoeverItIsAbout() {
            var network = new ClientAddress("198.51.100.10");
            for (int i = 0; i < 100; i++) {
                assertThat(guesses.waitBefore("nobody-" + i + "@example.com", network))
                        .isEmpty();
            }

            assertThat(guess("nobody-100@example.com", "", "198.51.100.10")).isEqualTo(429);
        }

        @Test
        void isForgottenOnceThePasswordWasRight() {
            String email = people.somebody().email();
            for (int i = 0; i < 9; i++) {
                guess(email, "wrong", "198.51.100.11");
            }

            assertThat(guess(email, People.PASSWORD, "198.51.100.11")).isEqualTo(303);
            assertThat(guess(email, "wrong", "198.51.100.11")).isEqualTo(401);
        }

        private int guess(String email, String password, String from) {
            return people.browser()
                    .header("X-Forwarded-For", from)
                    .formParam("email", email)
                    .formParam("password", password)
                    .post("/signin")
                    .statusCode();
        }
    }

    private static String sid(String jwt) {
        return claims(jwt).replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    private static String claims(String jwt) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
