package dev.grantway.registry.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.registry.Meanwhile;
import dev.grantway.registry.People;
import dev.grantway.registry.audit.CurrentActor;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Users;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Several come in by links at one moment. */
@QuarkusTest
class JoiningAtOnceTest {
    private static final JoinForm FORM = JoinForm.of("Nova", People.PASSWORD, "Nova GmbH", "nova.example");

    private final Users users;
    private final Memberships memberships;
    private final DeveloperAccounts accounts;
    private final JoiningConfig config;
    private final CurrentActor actor;
    private final Clock clock;
    private final People people;
    private final MailedLinks links;
    private final DataSource database;
    private final DeveloperInvitations invitations;

    JoiningAtOnceTest(
            Users users,
            Memberships memberships,
            DeveloperAccounts accounts,
            JoiningConfig config,
            CurrentActor actor,
            Clock clock,
            People people,
            MailedLinks links,
            DataSource database,
            DeveloperInvitations invitations) {
        this.users = users;
        this.memberships = memberships;
        this.accounts = accounts;
        this.config = config;
        this.actor = actor;
        this.clock = clock;
        this.people = people;
        this.links = links;
        this.database = database;
        this.invitations = invitations;
    }

    @Test
    void aFewHaveTheirTurnAndTheOthersAreAskedToComeAgain() {
        var held = new HeldLinks(database);
        var joining = new Joining(held, invitations, users, memberships, accounts, config, actor, clock);

        try (var threads = Executors.newFixedThreadPool(Joining.TURNS)) {
            var first = Stream.generate(() -> threads.submit(() -> join(joining)))
                    .limit(Joining.TURNS)
                    .toList();
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> held.looks.get() == Joining.TURNS);

                assertThat(join(joining)).isInstanceOf(JoinOutcome.Busy.class);
                assertThat(held.looks).hasValue(Joining.TURNS);
            } finally {
                held.go.countDown();
            }
            assertThat(first).allSatisfy(answer -> assertThat(answer.get()).isInstanceOf(JoinOutcome.Gone.class));
        }
        assertThat(join(joining)).isInstanceOf(JoinOutcome.Gone.class);
    }

    @Test
    void aSecondLinkOfOneAddressAsksItsReaderToSignIn() throws Exception {
        String address = MailedLinks.address();
        people.browser()
                .header("X-Forwarded-For", "10.251.0.1")
                .formParam("email", address)
                .post("/developer/join");
        String token = links.token(address);
        String entered = "INSERT INTO app_user (id, email, email_key, name, password_hash, operator, created_at)"
                + " VALUES (nextval('user_id'), '" + address + "', '" + address + "', 'Nova', '', false, now())";

        int status = Meanwhile.run(
                database,
                () -> Meanwhile.execute(database, entered),
                () -> people.browser()
                        .formParam("token", token)
                        .formParam("name", "Nova")
                        .formParam("password", People.PASSWORD)
                        .formParam("accountName", "Nova GmbH")
                        .formParam("domain", "nova.example")
                        .post("/developer/join/link")
                        .statusCode(),
                () -> {});

        assertThat(status).isEqualTo(403);
        assertThat(links.open(token).statusCode()).isEqualTo(200);
    }

    private static JoinOutcome join(Joining joining) {
        return joining.join(LinkToken.generate(), FORM, Optional.empty());
    }

    /** Links that are looked for until they may be found. */
    private static final class HeldLinks extends JoiningLinkStore {
        final CountDownLatch go = new CountDownLatch(1);
        final AtomicInteger looks = new AtomicInteger();

        HeldLinks(DataSource database) {
            super(database);
        }

        @Override
        Optional<JoiningLink> find(LinkToken token, Instant now) {
            looks.incrementAndGet();
            try {
                var _ = go.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.empty();
        }
    }
}
