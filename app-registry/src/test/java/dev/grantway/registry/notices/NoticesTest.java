package dev.grantway.registry.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.Notice;
import dev.grantway.registry.People;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Departures;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoticesTest {
    private static final Pattern UP_TO = Pattern.compile("name=\"upTo\" value=\"(\\d+)\"");

    private final People people;
    private final Raised raised;
    private final Departures departures;

    NoticesTest(People people, Raised raised, Departures departures) {
        this.people = people;
        this.raised = raised;
        this.departures = departures;
    }

    @Test
    void areOnThePageOfThoseWhoseRoleItIs() {
        var account = people.account(AccountKind.STANDARD, null);
        var admin = people.somebody();
        var installer = people.somebody();
        people.join(admin, account, "super-admin");
        people.join(installer, account, "sales");

        raised.raise(Notice.of(
                Notice.toSuperAdmins(account.accountId()),
                "app-uninstalled",
                Map.of(
                        "appName", "Contact <i>Sync</i>",
                        "accountId", String.valueOf(account.accountId()),
                        "by", "BY_APP",
                        "path", "/connected-apps?accountId=" + account.accountId(),
                        "reinstallPath", "/oauth/authorize?client_id=x&scope=a%20b"),
                raised.now()));

        String cookie = people.signIn(admin);
        await().atMost(Duration.ofSeconds(30)).until(() -> page(cookie).contains("was uninstalled"));
        assertThat(page(cookie))
                .contains(
                        "Contact &lt;i&gt;Sync&lt;/i&gt;",
                        account.name(),
                        "by the app itself",
                        "href=\"/connected-apps?accountId=" + account.accountId() + "\"",
                        "href=\"/oauth/authorize?client_id=x&amp;scope=a%20b\"",
                        "Install it again")
                .doesNotContain("<i>Sync");
        assertThat(page(people.signIn(installer))).doesNotContain("was uninstalled");
    }

    @Test
    void areInTheLanguageOfTheirReader() {
        var person = people.somebody();
        String cookie = people.signIn(person);
        raised.takeIn(UUID.randomUUID().toString(), raised.declined(person));

        assertThat(people.browser(cookie)
                        .header("Accept-Language", "de")
                        .get("/account/notices")
                        .asString())
                .contains(
                        "<html lang=\"de\">",
                        "wurde abgelehnt",
                        "steht er bei der Anfrage",
                        "Alle als gelesen markieren")
                .doesNotContain("declined", "Your request");
    }

    @Test
    void areCountedUntilTheyAreReadAndLaterOnesStayNew() {
        var person = people.somebody();
        String cookie = people.signIn(person);
        assertThat(raised.takeIn(UUID.randomUUID().toString(), raised.declined(person)))
                .isTrue();
        String seen = page(cookie);
        raised.takeIn(UUID.randomUUID().toString(), raised.approved(person));
        assertThat(people.browser(cookie).get("/account").asString())
                .contains(">2<span class=\"visually-hidden\"> unread");
        assertThat(people.browser(cookie).get("/").asString()).contains("Notices (2 new)");

        var upTo = UP_TO.matcher(seen);
        assertThat(upTo.find()).isTrue();
        people.form(cookie)
                .formParam("upTo", upTo.group(1))
                .post("/account/notices/read")
                .then()
                .statusCode(303);

        assertThat(people.browser(cookie).get("/").asString()).contains("Notices (1 new)");
        assertThat(page(cookie).indexOf("You can install"))
                .isLessThan(page(cookie).indexOf("was declined"));
    }

    @Test
    void ofOthersAreNeitherSeenNorMarked() {
        var person = people.somebody();
        var other = people.somebody();
        raised.takeIn(UUID.randomUUID().toString(), raised.declined(person));

        String others = people.signIn(other);
        assertThat(page(others)).doesNotContain("was declined");
        people.form(others).formParam("upTo", Long.MAX_VALUE / 10).post("/account/notices/read");

        assertThat(people.browser(people.signIn(person)).get("/").asString()).contains("Notices (1 new)");
    }

    @Test
    void needASessionAndTheTokenOfThePage() {
        var person = people.somebody();
        String cookie = people.signIn(person);

        assertThat(people.browser().get("/account/notices").statusCode()).isEqualTo(303);
        assertThat(people.browser(cookie)
                        .formParam("upTo", 1)
                        .post("/account/notices/read")
                        .statusCode())
                .isEqualTo(403);
        assertThat(people.browser(cookie).get("/account/notices?before=%00").statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutWordsOrReadersArePassedOver() {
        var person = people.somebody();
        String reader = Notice.toUser(person.userId());
        var unknown = Notice.of(reader, "from-the-future", Map.of("appName", "X"), raised.now());
        var nameless = Notice.of(reader, "app-uninstalled", Map.of(), raised.now());
        var nobody = Notice.of("team:9", "app-uninstalled", Map.of("appName", "X"), raised.now());
        var gone = Notice.of(Notice.toUser(999_999_999), "app-uninstalled", Map.of("appName", "X"), raised.now());

        assertThat(raised.takeIn(UUID.randomUUID().toString(), unknown)).isFalse();
        assertThat(raised.takeIn(UUID.randomUUID().toString(), nameless)).isFalse();
        assertThat(raised.takeIn(UUID.randomUUID().toString(), nobody)).isTrue();
        assertThat(raised.takeIn(UUID.randomUUID().toString(), gone)).isTrue();

        assertThat(page(people.signIn(person))).contains("will be here");
    }

    @Test
    void goWithThePersonAndNoneComeAfter() {
        var person = people.somebody();
        raised.takeIn(UUID.randomUUID().toString(), raised.declined(person));
        assertThat(raised.kept(person.userId())).isEqualTo(1);

        assertThat(departures.remove(person.userId())).isTrue();
        assertThat(raised.kept(person.userId())).isZero();

        assertThat(raised.takeIn(UUID.randomUUID().toString(), raised.approved(person)))
                .isTrue();
        assertThat(raised.kept(person.userId())).isZero();
    }

    @Test
    void areForgottenWhenTheyAreOldHoweverManyThereAre() {
        var person = people.somebody();
        raised.fillWithOld(person.userId(), 2_001);
        raised.takeIn(UUID.randomUUID().toString(), raised.declined(person));

        raised.forgetOld();

        assertThat(raised.kept(person.userId())).isEqualTo(1);
    }

    private String page(String cookie) {
        return people.browser(cookie).get("/account/notices").asString();
    }
}
