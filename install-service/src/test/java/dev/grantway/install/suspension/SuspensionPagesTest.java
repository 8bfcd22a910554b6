package dev.grantway.install.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuspensionPagesTest {
    private final Stage stage;
    private final Installs installs;
    private final InstallationView view;
    private final Neighbours neighbours;

    SuspensionPagesTest(Stage stage, Installs installs, InstallationView view, Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.view = view;
        this.neighbours = neighbours;
    }

    /** An app in an account, and a member who installed it. */
    private record Scene(AccountAccess account, AppSnapshot app, Browser member, Installation installation) {
        String path() {
            return "/connected-apps/" + installation.id();
        }
    }

    private Scene scene() {
        return scene(stage.app());
    }

    private Scene scene(AppSnapshot app) {
        var account = Stage.account();
        var member = stage.signIn(account);
        return new Scene(account, app, member, installs.activate(installs.authorize(member, Link.to(app), account)));
    }

    @Nested
    class Suspending {
        @Test
        void asksOnceAndSaysWhatStops() {
            var scene = scene();

            var question = scene.member().open(scene.path() + "/suspend");

            assertThat(question.statusCode()).isEqualTo(200);
            assertThat(question.asString())
                    .containsPattern("<h1>Suspend <bdi>" + scene.app().name() + "</bdi>")
                    .contains("no longer read", "told of nothing", "not sent to it later", ">Suspend</button>");
            assertThat(status(scene)).isEqualTo(InstallationStatus.ACTIVE);
        }

        @Test
        void suspendsAndShowsTheReasonToOthers() {
            var scene = scene();

            var answer = suspend(scene, scene.member(), "it writes <b>nonsense</b>");

            assertThat(location(answer)).isEqualTo(scene.path());
            assertThat(status(scene)).isEqualTo(InstallationStatus.SUSPENDED);
            assertThat(scene.member().open(scene.path() + "/resume").asString())
                    .contains("by you.", "it writes &lt;b&gt;nonsense&lt;/b&gt;", "<time datetime=\"");
            assertThat(scene.member().open(scene.path() + "/suspend").asString())
                    .contains("is suspended</h1>")
                    .doesNotContain("<form method=\"post\" action=\"" + scene.path());
            var other = stage.signIn(scene.account());
            assertThat(other.open(scene.path() + "/resume").asString())
                    .contains("by user " + scene.member().userId() + ".");
        }

        @Test
        void leavesOutOfTheReasonWhatNobodySees() {
            var scene = scene();

            var answer = suspend(scene, scene.member(), "too\u0000 many\u0007 calls");

            assertThat(location(answer)).isEqualTo(scene.path());
            assertThat(scene.member().open(scene.path() + "/resume").asString()).contains("“too many calls”");
        }

        @Test
        void keepsWhatWasTypedWhenTheReasonIsTooLong() {
            var scene = scene();
            String reason = "why ".repeat(130);

            var answer = suspend(scene, scene.member(), reason);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.asString()).contains("up to 500 characters", reason.strip(), "aria-invalid=\"true\"");
            assertThat(status(scene)).isEqualTo(InstallationStatus.ACTIVE);
        }

        @Test
        void worksWhileTheDirectoryIsAway() {
            var scene = scene();
            neighbours.directoryAway.set(true);
            try {
                suspend(scene, scene.member(), "");
            } finally {
                neighbours.directoryAway.set(false);
            }
            assertThat(status(scene)).isEqualTo(InstallationStatus.SUSPENDED);
        }

        @Test
        void saysThatItIsBeingSuspendedWhileTokenServiceIsAway() {
            var scene = scene();
            neighbours.tokenServiceAway.set(true);
            try {
                var answer = suspend(scene, scene.member(), "");

                assertThat(scene.member().open(location(answer)).asString()).contains("is being suspended</h1>");
            } finally {
                neighbours.tokenServiceAway.set(false);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> scene.member()
                            .open(scene.path() + "/suspend")
                            .asString()
                            .contains("is suspended</h1>"));
        }

        @Test
        void isRefusedForWhatIsNotActive() {
            var account = Stage.account();
            var member = stage.signIn(account);
            var authorized = installs.authorize(member, Link.to(stage.app()), account);

            var page = member.open("/connected-apps/" + authorized.id() + "/suspend");

            assertThat(page.statusCode()).isEqualTo(409);
            assertThat(page.asString()).contains("NOT_ACTIVE");
        }
    }

    @Nested
    class Resuming {
        @Test
        void asksAndResumes() {
            var scene = suspended();
            assertThat(scene.member().open(scene.path() + "/resume").asString())
                    .containsPattern("<h1>Resume <bdi>" + scene.app().name() + "</bdi>")
                    .contains(">Resume</button>");

            assertThat(location(resume(scene, scene.member()))).isEqualTo(scene.path());

            assertThat(status(scene)).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(location(scene.member().open(scene.path() + "/resume"))).isEqualTo(scene.path());
        }

        @Test
        void givesAccessOnlyWithTheDirectorysLeave() {
            var scene = suspended();
            var form = scene.member().form(scene.member().open(scene.path() + "/resume"));
            neighbours.directoryAway.set(true);
            try {
                assertThat(form.post(scene.path() + "/resume").statusCode()).isEqualTo(503);
            } finally {
                neighbours.directoryAway.set(false);
            }
            neighbours.endSession(scene.member().sessionId());
            assertThat(scene.member()
                            .form(scene.member().open(scene.path() + "/resume"))
                            .post(scene.path() + "/resume")
                            .statusCode())
                    .isEqualTo(403);

            assertThat(status(scene)).isEqualTo(InstallationStatus.SUSPENDED);
        }

        @Test
        void saysThatItIsBeingResumedWhileTokenServiceIsAway() {
            var scene = suspended();
            neighbours.tokenServiceAway.set(true);
            try {
                assertThat(scene.member()
                                .open(location(resume(scene, scene.member())))
                                .asString())
                        .contains("is being resumed</h1>");
            } finally {
                neighbours.tokenServiceAway.set(false);
            }
        }
    }

    @Nested
    class MayBeDoneBy {
        @Test
        void superAdminsAndThoseWhoMayUninstall() {
            var scene = scene();
            var limited = stage.signIn(as(scene.account(), Stage.MEMBER, false));
            var admin = stage.signIn(as(scene.account(), List.of("base"), true));
            var stranger = stage.signIn(Stage.account());

            assertThat(suspend(scene, limited, "").statusCode()).isEqualTo(403);
            assertThat(suspend(scene, stranger, "").statusCode()).isEqualTo(404);
            assertThat(status(scene)).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(suspend(scene, admin, "").statusCode()).isEqualTo(303);
            assertThat(status(scene)).isEqualTo(InstallationStatus.SUSPENDED);

            assertThat(resume(scene, limited).statusCode()).isEqualTo(403);
            assertThat(resume(scene, stranger).statusCode()).isEqualTo(404);
            assertThat(status(scene)).isEqualTo(InstallationStatus.SUSPENDED);
            assertThat(resume(scene, admin).statusCode()).isEqualTo(303);
            assertThat(status(scene)).isEqualTo(InstallationStatus.ACTIVE);
        }

        @Test
        void nobodyWithoutTheFormsToken() {
            var scene = scene();

            assertThat(scene.member().request().post(scene.path() + "/suspend").statusCode())
                    .isEqualTo(403);
            assertThat(Browser.anonymous().open(scene.path() + "/suspend").header("Location"))
                    .contains("/signin?to=");
        }
    }

    @Test
    void aConsentToASuspendedAppIsRefusedAndSaysWhy() {
        var scene = scene();
        var consent = scene.member().toConsent(Link.to(scene.app()), scene.account());
        suspend(scene, scene.member(), "");
        int asked = neighbours.codeRequests.size();

        var answer = scene.member().grant(consent, List.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.asString()).contains("is paused", "Ask an administrator", "No access was given");
        assertThat(neighbours.codeRequests).hasSize(asked);
    }

    @Test
    void escapesTheAppsName() {
        var scene = scene(stage.app("<i>Sync</i>", "Keeps.", new SupportContact(null, null, null)));

        assertThat(scene.member().open(scene.path() + "/suspend").asString())
                .contains("&lt;i&gt;Sync&lt;/i&gt;")
                .doesNotContain("<i>Sync");
    }

    private Scene suspended() {
        var scene = scene();
        suspend(scene, scene.member(), "");
        assertThat(status(scene)).isEqualTo(InstallationStatus.SUSPENDED);
        return scene;
    }

    /** Every page of a signed-in person holds the same form token. */
    private static Response suspend(Scene scene, Browser browser, String reason) {
        String path = scene.path() + "/suspend";
        return browser.form(browser.open("/connected-apps"))
                .formParam("reason", reason)
                .post(path);
    }

    private static Response resume(Scene scene, Browser browser) {
        String path = scene.path() + "/resume";
        return browser.form(browser.open("/connected-apps")).post(path);
    }

    private InstallationStatus status(Scene scene) {
        return view.find(scene.installation().id()).orElseThrow().status();
    }

    private static String location(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static AccountAccess as(AccountAccess account, List<String> scopes, boolean superAdmin) {
        return new AccountAccess(
                account.accountId(),
                account.name(),
                null,
                "STANDARD",
                null,
                List.of(),
                superAdmin ? "admin" : "guest",
                scopes,
                superAdmin,
                false);
    }
}
