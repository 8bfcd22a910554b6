package dev.grantway.registry.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.AtOnce;
import dev.grantway.registry.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger becomes a developer. */
@QuarkusTest
class SignUpTest {
    private static final String SENT = "/developer/join/sent";

    private final People people;
    private final MailedLinks links;
    private final JoiningMailQueue queue;

    SignUpTest(People people, MailedLinks links, JoiningMailQueue queue) {
        this.people = people;
        this.links = links;
        this.queue = queue;
    }

    @Test
    void endsInADeveloperAccountWithItsOwnerSignedIn() {
        String address = MailedLinks.address();
        signUp(address).then().statusCode(303).header("Location", SENT);
        String token = links.token(address);
        assertThat(links.people(address)).isZero();

        var page = links.open(token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains(address, "name=\"password\"", "name=\"accountName\"");
        var answer = form(token).post("/developer/join/link");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).startsWith("/developer/apps?account=");
        people.browser(answer.getCookie(people.cookieName()))
                .get(answer.getHeader("Location"))
                .then()
                .statusCode(200)
                .body(containsString("Nova GmbH"), containsString("Owner"));
        assertThat(people.signIn(address, People.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(links.rows(address)).isZero();
    }

    @Test
    void answersTheSameWhetherOrNotTheAddressIsKnown() {
        var known = people.somebody();
        String unknown = MailedLinks.address();

        var ofKnown = signUp(known.email());
        var ofUnknown = signUp(unknown);

        assertThat(ofKnown.statusCode()).isEqualTo(ofUnknown.statusCode());
        assertThat(ofKnown.asString()).isEqualTo(ofUnknown.asString());
        assertThat(names(ofKnown)).isEqualTo(names(ofUnknown));
        assertThat(ofKnown.getHeader("Location")).isEqualTo(ofUnknown.getHeader("Location"));
        var mail = links.mail(known.email(), 1);
        assertThat(mail.header("Subject")).isEqualTo("You can sign in already");
        for (String type : MailedLinks.parts()) {
            assertThat(mail.part(type)).contains("/signin?to=").doesNotContain("token=");
        }
        assertThat(links.mail(unknown, 1).header("Subject")).isEqualTo("Confirm your e-mail address");
        await().atMost(Duration.ofSeconds(10)).until(() -> links.rows(known.email()) == 0);
    }

    @Test
    void storesOnlyAHashOfTheToken() {
        String address = MailedLinks.address();
        signUp(address);
        String token = links.token(address);

        assertThat(links.rows(address)).isOne();
        assertThat(links.rowsHold(address, token)).isFalse();
        assertThat(links.rowsHold(address, token.substring(0, 20))).isFalse();
    }

    @Test
    void isNotDoneByLookingAtTheLink() {
        String address = MailedLinks.address();
        signUp(address);
        String token = links.token(address);

        for (int i = 0; i < 3; i++) {
            assertThat(links.open(token).statusCode()).isEqualTo(200);
        }
        people.browser().head("/developer/join/link?token=" + token);

        assertThat(links.people(address)).isZero();
        assertThat(form(token).post("/developer/join/link").statusCode()).isEqualTo(303);
    }

    @Test
    void happensOnceHoweverOftenTheLinkIsUsedAtOnce() {
        String address = MailedLinks.address();
        signUp(address);
        String token = links.token(address);

        var answers =
                AtOnce.run(8, () -> form(token).post("/developer/join/link").statusCode());

        assertThat(answers).containsOnlyOnce(303).allMatch(status -> status == 303 || status == 404);
        assertThat(links.people(address)).isOne();
        assertThat(form(token).post("/developer/join/link").statusCode()).isEqualTo(404);
    }

    @Test
    void byASecondLinkIsWithinTheLimitOfWhoIsHere() {
        var person = people.somebody();
        String cookie = people.signIn(person);
        for (int i = 0; i < 3; i++) {
            assertThat(open(cookie, "Company").statusCode()).isEqualTo(303);
        }
        String address = MailedLinks.address();
        signUp(address);
        String token = links.token(address);
        links.give(address, person.email());

        people.form(people.signIn(person))
                .formParam("token", token)
                .formParam("accountName", "One more")
                .formParam("domain", "acme.example")
                .post("/developer/join/link")
                .then()
                .statusCode(400)
                .body(containsString("cannot open more"));
    }

    @Test
    void leavesTheLinkGoodWhereSomethingWasMistyped() {
        String address = MailedLinks.address();
        signUp(address);
        String token = links.token(address);

        people.browser()
                .formParam("token", token)
                .formParam("name", "")
                .formParam("password", "shorty!")
                .formParam("accountName", "Win at www.evil.example")
                .formParam("domain", "https://acme.example/")
                .post("/developer/join/link")
                .then()
                .statusCode(400)
                .body(
                        containsString("Your name must not be empty"),
                        containsString("The password must have 8 to 256 characters"),
                        containsString("must not be the address of a page"),
                        containsString("Write the domain alone"),
                        not(containsString("shorty!")));

        assertThat(links.people(address)).isZero();
        assertThat(form(token).post("/developer/join/link").statusCode()).isEqualTo(303);
    }

    @Test
    void isOverWithTheTimeOfTheLink() {
        String address = MailedLinks.address();
        signUp(address);
        String token = links.token(address);

        links.age(address);

        assertThat(links.open(token).statusCode()).isEqualTo(404);
        assertThat(form(token).post("/developer/join/link").statusCode()).isEqualTo(404);
        assertThat(links.people(address)).isZero();
        queue.forgetExpired();
        assertThat(links.rows(address)).isZero();
    }

    @Test
    void sendsOneMailboxThreeMailsADayAndTellsNobody() {
        String name = "flooded." + UUID.randomUUID();
        var spellings = List.of(
                name + "@company.example",
                name + "+one@company.example",
                name.toUpperCase(Locale.ROOT) + "@Company.Example",
                name.replace(".", "") + "+two@company.example",
                name + "@company.example");

        assertThat(spellings)
                .allSatisfy(address ->
                        assertThat(signUp(address).getHeader("Location")).isEqualTo(SENT));

        links.mail(spellings.get(2), 1);
        assertThat(spellings.stream()
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .distinct()
                        .mapToInt(links::rows)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void isTakenSoOftenFromOneNetwork() {
        String network = network();

        for (int i = 0; i < 20; i++) {
            assertThat(signUp("not an address", network).statusCode()).isEqualTo(400);
        }

        var answer = signUp(MailedLinks.address(), network);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.getHeader("Retry-After"))).isPositive();
        assertThat(signUp(MailedLinks.address()).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "evil<victim@company.example>",
                "Victim <victim@company.example>",
                "a@company.example,b@company.example",
                "a@company.example\r\nBcc: b@company.example",
                "a@localhost",
                "\"a b\"@company.example",
                "<script>@company.example"
            })
    void takesNothingThatAMailServerCouldReadAsAnotherAddress(String address) {
        signUp(address).then().statusCode(400).body(not(containsString("<script")));
    }

    @Test
    void takesNoNullCharacter() {
        signUp("a\u0000@company.example").then().statusCode(400);
    }

    @Test
    void isNotTakenFromAnotherSite() {
        people.browser()
                .header("Origin", "https://evil.example")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("email", MailedLinks.address())
                .post("/developer/join")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../..", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void needsALinkThatWasMade(String token) {
        assertThat(links.open(token).statusCode()).isEqualTo(404);
        assertThat(form(token).post("/developer/join/link").statusCode()).isEqualTo(404);
    }

    @Test
    void ofWhoIsHereGoesByAnAccountOfTheirOwnWithinALimit() {
        var person = people.somebody();
        String cookie = people.signIn(person);

        var answers = AtOnce.run(6, () -> open(cookie, "Company").statusCode());

        assertThat(answers.stream().filter(status -> status == 303))
                .as("however many at once")
                .hasSize(3);
        open(cookie, "One more").then().statusCode(400).body(containsString("cannot open more"));
        people.browser(people.signIn(person)).get("/developer/apps").then().body(containsString("Company"));
    }

    @Test
    void ofWhoIsNotSignedInOpensNothing() {
        people.browser()
                .formParam("accountName", "Nobody's")
                .formParam("domain", "acme.example")
                .post("/developer/accounts/new")
                .then()
                .statusCode(303)
                .header("Location", containsString("/signin"));
    }

    private Response open(String cookie, String name) {
        return people.form(cookie)
                .formParam("accountName", name)
                .formParam("domain", "acme.example")
                .post("/developer/accounts/new");
    }

    private RequestSpecification form(String token) {
        return people.browser()
                .formParam("token", token)
                .formParam("name", "Nova Newcomer")
                .formParam("password", People.PASSWORD)
                .formParam("accountName", "Nova GmbH")
                .formParam("domain", "nova.example");
    }

    private Response signUp(String address) {
        return signUp(address, network());
    }

    private Response signUp(String address, String network) {
        return people.browser()
                .header("X-Forwarded-For", network)
                .formParam("email", address)
                .post("/developer/join");
    }

    private static List<String> names(Response answer) {
        return answer.getHeaders().asList().stream()
                .map(header -> header.getName())
                .sorted()
                .toList();
    }

    /** A stranger's: all tests together would be too many for one. */
    private static String network() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
