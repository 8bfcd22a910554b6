package dev.grantway.registry.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.Notice;
import dev.grantway.registry.People;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MailServerResource.class)
class MailTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final People people;
    private final MailServer server;
    private final Raised raised;

    MailTest(People people, MailServer server, Raised raised) {
        this.people = people;
        this.server = server;
        this.raised = raised;
    }

    @Test
    void tellsEachReaderWithTheBrandAndTheWayThere() {
        var account = people.account(AccountKind.STANDARD, null);
        var admin = people.somebody();
        var installer = people.somebody();
        var viewer = people.somebody();
        people.join(admin, account, "super-admin");
        people.join(installer, account, "sales");
        people.join(viewer, account, "viewer");

        raised.raise(Notice.of(
                Notice.toInstallers(account.accountId()),
                "install-request-received",
                Map.of(
                        "appName",
                        "Contact Sync",
                        "accountId",
                        String.valueOf(account.accountId()),
                        "requester",
                        String.valueOf(viewer.userId()),
                        "path",
                        "/connected-apps/requests/8c1f"),
                raised.now()));

        var mail = mailTo(admin);
        assertThat(mail.header("Subject")).isEqualTo("Someone asks to install Contact Sync");
        assertThat(mail.header("From")).isEqualTo("Test CRM <" + MailServerResource.FROM + ">");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("To")).isEqualTo(admin.email());
        for (String type : List.of("text/plain", "text/html")) {
            assertThat(mail.part(type))
                    .contains(
                            "Contact Sync",
                            account.name(),
                            "Test CRM",
                            "http://localhost:8080/connected-apps/requests/8c1f",
                            "http://localhost:8080/account/notices")
                    .doesNotContain(viewer.email(), viewer.name(), "<b>");
        }
        assertThat(mail.part("text/html")).contains("background:#0f766e;color:#ffffff");
        assertThat(mail.raw()).doesNotContainIgnoringCase("grantway");
        assertThat(mailTo(installer).header("Message-ID")).isNotEqualTo(mail.header("Message-ID"));
        assertThat(server.to(viewer.email())).isEmpty();
    }

    @Test
    void takesNoHeaderAndNoMarkUpFromAName() {
        var person = people.somebody();

        raised.raise(Notice.of(
                Notice.toUser(person.userId()),
                "install-request-approved",
                Map.of(
                        "appName", "Sync\r\nBcc: all@victim.example\r\n\r\n<script>alert(1)</script>\u202Eevil",
                        "path", "//evil.example/x"),
                raised.now()));

        var mail = mailTo(person);
        assertThat(mail.headers()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(mail.header("Subject"))
                .isEqualTo("You can install SyncBcc: all@victim.example<script>alert(1)</script>evil");
        assertThat(mail.part("text/html"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;evil")
                .doesNotContain("<script", "\u202E", "evil.example");
        assertThat(mail.part("text/plain"))
                .contains("<script>alert(1)</script>evil")
                .doesNotContain("evil.example");
    }

    @Test
    void isTriedAgainWhereTheServerDoesNotTakeItAtOnce() {
        var person = people.somebody();
        server.refusals.put(person.email(), new AtomicInteger(2));

        raised.raise(raised.declined(person));

        assertThat(mailTo(person).header("Subject")).isEqualTo("Your request to install Contact Sync was declined");
        await().atMost(SOON).until(() -> raised.isMailed(person.userId()));
        assertThat(server.refusals.get(person.email()).get()).isEqualTo(-1); // asked three times, and no more
        // now and then the client says nothing after it has connected, which is an attempt that the server does not
        // hear of
        assertThat(raised.attempts(person.userId())).isGreaterThanOrEqualTo(3);
        assertThat(server.to(person.email())).hasSize(1);
    }

    @Test
    void isGivenUpWhereTheServerNeverTakesIt() {
        var person = people.somebody();
        server.refusals.put(person.email(), new AtomicInteger(Integer.MAX_VALUE));
        raised.raise(raised.declined(person));
        await().atMost(SOON).until(() -> raised.attempts(person.userId()) > 0);

        raised.age(person.userId(), Duration.ofDays(2));

        await().atMost(SOON).until(() -> raised.isGivenUp(person.userId()));
        assertThat(server.to(person.email())).isEmpty();
        assertThat(people.browser(people.signIn(person)).get("/account/notices").asString())
                .contains("was declined");
    }

    @Test
    void comesOnceForANoticeThatCameTwice() {
        var person = people.somebody();
        var notice = raised.declined(person);

        raised.takeIn("twice-" + person.userId(), notice);
        raised.takeIn("twice-" + person.userId(), notice);
        raised.takeIn("then-" + person.userId(), raised.approved(person));

        await().atMost(SOON)
                .until(() -> server.to(person.email()).stream()
                        .anyMatch(mail -> mail.header("Subject").startsWith("You can install")));
        assertThat(server.to(person.email())).hasSize(2);
    }

    private ReceivedMail mailTo(Person person) {
        await().atMost(SOON).until(() -> !server.to(person.email()).isEmpty());
        return server.to(person.email()).getFirst();
    }
}
