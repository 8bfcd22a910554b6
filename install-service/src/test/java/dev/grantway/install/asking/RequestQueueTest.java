package dev.grantway.install.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.request.RequestStatus;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestQueueTest {
    private final Stage stage;
    private final Asked asked;
    private final Neighbours neighbours;

    RequestQueueTest(Stage stage, Asked asked, Neighbours neighbours) {
        this.stage = stage;
        this.asked = asked;
        this.neighbours = neighbours;
    }

    @Nested
    class TheQueue {
        @Test
        void isForThoseWhoMayInstallInTheAccount() {
            var scene = asked.request("for the fair");
            var account = scene.account();

            for (var role : List.of(Roles.superAdmin(account), Roles.installer(account))) {
                assertThat(stage.signIn(role).open(Asked.queue(scene)).asString())
                        .contains(
                                scene.app().name(), "user " + scene.requester().userId(), "for the fair")
                        .contains("See contacts", "1 waiting", Asked.path(scene.request()));
            }
            for (String path : List.of(Asked.queue(scene), Asked.path(scene.request()))) {
                assertThat(scene.requester().open(path).statusCode()).isEqualTo(403);
                assertThat(stage.signIn(Roles.superAdmin(Stage.account()))
                                .open(path)
                                .statusCode())
                        .isEqualTo(404);
            }
        }

        @Test
        void isForSuperAdminsAloneWhereThePolicySaysSo() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));
            var installer = stage.signIn(Roles.installer(scene.account()));
            var page = installer.open(Asked.path(scene.request()));
            String policy =
                    "/connected-apps/policy?accountId=" + scene.account().accountId();
            assertThat(admin.form(admin.open(policy)).post(policy).statusCode()).isEqualTo(303);

            assertThat(Asked.decide(installer, scene.request(), page, "approve", "")
                            .statusCode())
                    .isEqualTo(403);

            assertThat(installer.open(Asked.queue(scene)).statusCode()).isEqualTo(403);
            assertThat(admin.open(Asked.queue(scene)).statusCode()).isEqualTo(200);
            assertThat(asked.now(scene).status()).isEqualTo(RequestStatus.OPEN);
        }

        @Test
        void saysWhereThereIsNothing() {
            var account = Stage.account();

            assertThat(stage.signIn(Roles.superAdmin(account))
                            .open("/connected-apps/requests?accountId=" + account.accountId())
                            .asString())
                    .contains("Nobody waits");
            assertThat(stage.signIn(account)
                            .open("/connected-apps/requests/mine")
                            .asString())
                    .contains("You have not asked for any app");
        }

        @Test
        void answersNotFoundForWhatIsNoRequest() {
            var admin = stage.signIn(Roles.superAdmin(Stage.account()));

            for (String id : List.of("x", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000")) {
                assertThat(admin.open("/connected-apps/requests/" + id).statusCode())
                        .isEqualTo(404);
            }
            assertThat(admin.open("/connected-apps/requests").statusCode()).isEqualTo(404);
        }

        @Test
        void opensWhileTheDirectoryIsAwayAndDecisionsWait() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));
            var page = admin.open(Asked.path(scene.request()));
            neighbours.directoryAway.set(true);
            try {
                assertThat(admin.open(Asked.queue(scene)).asString())
                        .contains(scene.app().name());
                assertThat(Asked.decide(admin, scene.request(), page, "approve", "")
                                .statusCode())
                        .isEqualTo(503);
            } finally {
                neighbours.directoryAway.set(false);
            }
            assertThat(asked.now(scene).status()).isEqualTo(RequestStatus.OPEN);
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void isForTheRequesterAlone() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));

            assertThat(Asked.withdraw(admin, scene).header("Location")).endsWith("happened=late");
            assertThat(scene.requester()
                            .request()
                            .post(Asked.path(scene.request()) + "/withdrawal")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(asked.now(scene).status()).isEqualTo(RequestStatus.OPEN);
            assertThat(admin.open("/connected-apps/requests/mine").asString())
                    .doesNotContain(scene.app().name());
        }

        @Test
        void afterADecisionChangesNothing() {
            var scene = asked.request();
            asked.approve(scene);

            assertThat(Asked.withdraw(scene.requester(), scene).header("Location"))
                    .endsWith("happened=late");

            assertThat(asked.isApproved(scene)).isTrue();
        }
    }
}
