package dev.grantway.install.connected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Members;
import dev.grantway.install.directory.NamedMember;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who installed an app, and whether they are still there, as the list and the app's page say it. */
@QuarkusTest
class InstallersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Installs installs;
    private final Neighbours neighbours;
    private final Members members;
    private final Clock clock;
    private AccountAccess account;
    private Browser installer;
    private Browser other;
    private String detail;
    private String list;

    InstallersTest(Stage stage, Installs installs, Neighbours neighbours, Members members, Clock clock) {
        this.stage = stage;
        this.installs = installs;
        this.neighbours = neighbours;
        this.members = members;
        this.clock = clock;
    }

    @BeforeEach
    void install() {
        account = Stage.account();
        installer = stage.signIn(account);
        other = stage.signIn(account);
        Installation installation = installs.activate(installs.authorize(installer, Link.to(stage.app()), account));
        detail = "/connected-apps/" + installation.id();
        list = "/connected-apps?accountId=" + account.accountId();
        other.open(list);
    }

    @Test
    void areNamed() {
        String name = "<bdi>User " + installer.userId() + "</bdi>";

        assertThat(other.open(detail).asString())
                .contains("<dt>Installed by</dt><dd>" + name)
                .doesNotContain("(left)", "Take over");
        assertThat(other.open(list).asString()).contains("<td>" + name).doesNotContain("(left)");
        assertThat(installer.open(detail).asString()).contains("<dd><bdi>you</bdi>");
    }

    @Test
    void whoLeftAreNamedAsSuch() {
        stage.know(installer.userId());
        String left = "<bdi>User " + installer.userId() + "</bdi> (left)";

        assertThat(other.open(detail).asString()).contains("<dd>" + left);
        assertThat(other.open(list).asString()).contains("<td>" + left);
    }

    @Test
    void whoLeftAreKnownWhileTheDirectoryIsAway() {
        tellEnd(installer.userId(), clock.instant());
        String left = "<bdi>user " + installer.userId() + "</bdi> (left)";

        await().atMost(PATIENCE)
                .until(() ->
                        withoutDirectory(() -> other.open(detail).asString()).contains("<dd>" + left));
        String page = withoutDirectory(() -> other.open(list).asString());
        assertThat(page).contains("<td>" + left);
        int theirs = withoutDirectory(() -> installer.open(detail).statusCode());
        assertThat(theirs).as("what was seen of who left is forgotten").isEqualTo(404);
    }

    @Test
    void whoCameBackAreKnownWhileTheDirectoryIsAway() {
        var before = clock.instant().minus(Duration.ofHours(1));
        int stranger = Stage.newId();
        tellEnd(installer.userId(), before);
        tellEnd(stranger, before);
        await().atMost(PATIENCE) // of the same partition: then the first is known, too
                .until(() -> withoutDirectory(() -> members.find(account.accountId(), Set.of(stranger)))
                        .containsValue(new NamedMember(null, true)));

        String page = withoutDirectory(() -> other.open(detail).asString());
        assertThat(page).contains("<bdi>user " + installer.userId() + "</bdi>").doesNotContain("(left)");
    }

    private void tellEnd(int userId, Instant at) {
        stage.publish(new MembershipEnded(account.accountId(), at.toEpochMilli(), userId, at));
    }

    private <T> T withoutDirectory(Supplier<T> work) {
        neighbours.directoryAway.set(true);
        try {
            return work.get();
        } finally {
            neighbours.directoryAway.set(false);
        }
    }
}
