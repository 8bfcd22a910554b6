package dev.grantway.install.takeover;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.InstallTakenOver;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An installation whose installer left is taken over by who may. */
@QuarkusTest
class TakeoverTest {
    private static final String BUTTON = "<button>Take over</button>";

    private final Stage stage;
    private final Installs installs;
    private final InstallationView view;
    private final Neighbours neighbours;
    private final Uninstalls uninstalls;
    private final TopicReader topics;

    TakeoverTest(
            Stage stage,
            Installs installs,
            InstallationView view,
            Neighbours neighbours,
            Uninstalls uninstalls,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.installs = installs;
        this.view = view;
        this.neighbours = neighbours;
        this.uninstalls = uninstalls;
        this.topics = new TopicReader(kafka);
    }

    /** An app in an account, who installed it, and another member who may install. */
    private record Scene(
            AccountAccess account, AppSnapshot app, Browser installer, Browser admin, Installation installation) {
        String path() {
            return "/connected-apps/" + installation.id();
        }

        String list() {
            return "/connected-apps?accountId=" + account.accountId();
        }
    }

    private Scene scene() {
        var account = Stage.account();
        var app = stage.app();
        var installer = stage.signIn(account);
        return new Scene(
                account,
                app,
                installer,
                stage.signIn(account),
                installs.activate(installs.authorize(installer, Link.to(app), account)));
    }

    private Scene sceneWithoutInstaller() {
        var scene = scene();
        leave(scene.installer());
        return scene;
    }

    @Test
    void saysWhoLeftAndOffersToTakeOver() {
        var scene = sceneWithoutInstaller();
        String left = "<bdi>User " + scene.installer().userId() + "</bdi> (left)";

        assertThat(scene.admin().open(scene.path()).asString()).contains("<dd>" + left, BUTTON);
        assertThat(scene.admin().open(scene.list()).asString()).contains("<td>" + left);
    }

    @Test
    void isTakenOverAndTellsOfIt() {
        var scene = sceneWithoutInstaller();

        var answer = takeOver(scene, scene.admin());

        assertThat(answer.header("Location")).endsWith(scene.path() + "?done=taken-over");
        assertThat(scene.admin().open(scene.path() + "?done=taken-over").asString())
                .contains(
                        "You look after this app from now on",
                        "(left) · looked after by <bdi>you</bdi>",
                        "Taken over, because who installed it had left <span class=\"soft\">(you)</span>")
                .doesNotContain(BUTTON);
        var other = stage.signIn(scene.account());
        String keeper = "(left) · looked after by <bdi>User " + scene.admin().userId() + "</bdi>";
        assertThat(other.open(scene.path() + "?done=taken-over").asString())
                .contains(keeper)
                .doesNotContain(BUTTON, "You look after this app from now on");
        assertThat(other.open(scene.list()).asString()).contains(keeper);
        given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"))
                .get("/api/v1/installations/" + scene.installation().id())
                .then()
                .statusCode(200)
                .body("takenOverBy", equalTo(scene.admin().userId()))
                .body("takenOverAt", notNullValue());
        var event = topics.await(
                Topic.INSTALL_EVENTS,
                message -> message.key().equals(scene.installation().id())
                        && TopicReader.header(message, "ce_type").equals(InstallTakenOver.TYPE));
        assertThat(event.value())
                .contains("\"takenOverBy\":{\"userId\":" + scene.admin().userId() + "}")
                .doesNotContain("User ");
    }

    @Test
    void changesNothingOfWhatTheAppMayDo() {
        var scene = sceneWithoutInstaller();
        var before = scene.installation();

        takeOver(scene, scene.admin());

        var after = view.find(before.id()).orElseThrow();
        assertThat(after.status()).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(after.scopes()).isEqualTo(before.scopes());
        assertThat(after.generation()).isEqualTo(before.generation());
        assertThat(after.installedBy()).isEqualTo(scene.installer().userId());
        assertThat(after.factSequence()).isEqualTo(before.factSequence() + 1);
    }

    @Test
    void isTakenOverOnce() {
        var scene = sceneWithoutInstaller();
        takeOver(scene, scene.admin());
        long facts = facts(scene);

        assertThat(takeOver(scene, scene.admin()).statusCode()).isEqualTo(303);
        assertThat(takeOver(scene, stage.signIn(scene.account())).asString()).contains("LOOKED_AFTER");

        assertThat(facts(scene)).isEqualTo(facts);
    }

    @Test
    void isTakenOverAgainWhenWhoLooksAfterItLeaves() {
        var scene = sceneWithoutInstaller();
        takeOver(scene, scene.admin());
        leave(scene.admin());
        var next = stage.signIn(scene.account());

        assertThat(next.open(scene.path()).asString())
                .contains("looked after by <bdi>User " + scene.admin().userId() + "</bdi> (left)", BUTTON);
        takeOver(scene, next);

        assertThat(next.open(scene.path()).asString()).contains("looked after by <bdi>you</bdi>");
    }

    @Test
    void isNotForWhoMayNotInstall() {
        var scene = sceneWithoutInstaller();
        var account = scene.account();
        var guest = stage.signIn(member(account, false, false));
        var superAdmin = stage.signIn(member(account, true, false));

        assertThat(guest.open(scene.path()).asString()).contains("(left)").doesNotContain(BUTTON);
        assertThat(takeOver(scene, guest).statusCode()).isEqualTo(403);
        assertThat(takeOver(scene, stage.signIn(Stage.account())).statusCode()).isEqualTo(404);
        assertThat(facts(scene)).isEqualTo(scene.installation().factSequence());
        assertThat(takeOver(scene, superAdmin).statusCode()).isEqualTo(303);
    }

    @Test
    void isRefusedWhileWhoInstalledItIsThere() {
        var scene = scene();

        assertThat(takeOver(scene, scene.admin()).statusCode()).isEqualTo(409);

        assertThat(facts(scene)).isEqualTo(scene.installation().factSequence());
    }

    @Test
    void waitsForTheDirectoryAndForALiveSession() {
        var scene = sceneWithoutInstaller();
        var form = scene.admin().form(scene.admin().open(scene.path()));

        int away = withoutDirectory(() -> form.post(scene.path() + "/take-over").statusCode());
        assertThat(away).isEqualTo(503);
        neighbours.endSession(scene.admin().sessionId());
        assertThat(form.post(scene.path() + "/take-over").asString()).contains("SIGNED_OUT");
        assertThat(scene.admin().request().post(scene.path() + "/take-over").statusCode())
                .as("without the form's token")
                .isEqualTo(403);
        assertThat(facts(scene)).isEqualTo(scene.installation().factSequence());
    }

    @Test
    void endsWithTheGeneration() {
        var scene = sceneWithoutInstaller();
        takeOver(scene, scene.admin());
        uninstalls.uninstall(
                scene.installation().id(), Removal.byUser(scene.admin().userId()));
        assertThat(takeOver(scene, scene.admin()).statusCode()).isEqualTo(409);

        var again = installs.authorize(scene.admin(), Link.to(scene.app()), scene.account());
        installs.activate(again);

        assertThat(scene.admin().open(scene.path()).asString())
                .contains("<dd><bdi>you</bdi>")
                .doesNotContain("looked after");
    }

    private Response takeOver(Scene scene, Browser browser) {
        return browser.form(browser.open("/connected-apps")).post(scene.path() + "/take-over");
    }

    private void leave(Browser person) {
        stage.know(person.userId());
    }

    private long facts(Scene scene) {
        return view.find(scene.installation().id()).orElseThrow().factSequence();
    }

    private <T> T withoutDirectory(Supplier<T> work) {
        neighbours.directoryAway.set(true);
        try {
            return work.get();
        } finally {
            neighbours.directoryAway.set(false);
        }
    }

    private static AccountAccess member(AccountAccess account, boolean superAdmin, boolean mayInstall) {
        return new AccountAccess(
                account.accountId(),
                account.name(),
                null,
                "STANDARD",
                null,
                List.of(),
                "guest",
                List.of(),
                superAdmin,
                mayInstall);
    }
}
