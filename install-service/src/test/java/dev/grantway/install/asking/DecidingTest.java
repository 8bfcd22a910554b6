package dev.grantway.install.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.request.Approvals;
import dev.grantway.install.request.RequestCounts;
import dev.grantway.install.request.RequestStatus;
import dev.grantway.install.request.Requests;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecidingTest {
    private final Stage stage;
    private final Asked asked;
    private final Requests requests;
    private final Approvals approvals;
    private final RequestCounts counts;
    private final Installs installs;
    private final String kafka;

    DecidingTest(
            Stage stage,
            Asked asked,
            Requests requests,
            Approvals approvals,
            RequestCounts counts,
            Installs installs,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.asked = asked;
        this.requests = requests;
        this.approvals = approvals;
        this.counts = counts;
        this.installs = installs;
        this.kafka = kafka;
    }

    @Nested
    class Approving {
        @Test
        void letsThatPersonFinishThatInstall() {
            var account = Stage.account();
            var app = stage.app();
            var requester = stage.signIn(Roles.withoutInstalls(account));
            var link = Link.to(app).with("optional_scope", "reports");
            Asked.ask(requester, link, account, "Please");
            var request = requests.of(requester.userId()).getFirst();
            var admin = stage.signIn(Roles.superAdmin(account));

            var answer = Asked.decide(admin, request, "approve", "Go <on>");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(admin.open(path(answer.header("Location"))).asString())
                    .contains("Approved", app.name(), "Nobody waits");
            assertThat(approvals.of(app.appId(), account.accountId(), requester.userId()))
                    .hasValueSatisfying(approval -> {
                        assertThat(approval.scopes()).containsExactlyInAnyOrder("base", "contacts.read", "reports");
                        assertThat(approval.approvedBy()).isEqualTo(admin.userId());
                    });
            assertThat(approvals.of(app.appId(), account.accountId(), requester.userId() + 1))
                    .isEmpty();
            assertThat(approvals.of(app.appId() + 1, account.accountId(), requester.userId()))
                    .isEmpty();
            assertThat(approvals.of(app.appId(), account.accountId() + 1, requester.userId()))
                    .isEmpty();
            assertThat(requester.open("/connected-apps/requests/mine").asString())
                    .contains("href=\"" + link.text().replace("&", "&amp;") + "\"", "Finish the install")
                    .contains("Go &lt;on&gt;", "by user " + admin.userId())
                    .doesNotContain(">Withdraw<");
            new TopicReader(kafka)
                    .await(
                            Topic.NOTICES,
                            message -> message.key().equals("user:" + requester.userId())
                                    && message.value().contains("install-request-approved")
                                    && !message.value().contains("Go "));
        }

        @Test
        void letsTheRequesterFinishTheInstallAndIsOverWithIt() {
            var scene = asked.request();
            int admin = asked.approve(scene);

            var authorized = installs.authorize(scene.requester(), Link.to(scene.app()), scene.account());
            assertThat(asked.isApproved(scene)).as("until there are tokens").isTrue();
            installs.activate(authorized);

            assertThat(asked.isApproved(scene)).isFalse();
            assertThat(scene.requester().open("/connected-apps/requests/mine").asString())
                    .contains("Installed")
                    .doesNotContain("Finish the install");
            new TopicReader(kafka)
                    .await(
                            Topic.INSTALL_EVENTS,
                            message -> message.key().equals(authorized.id())
                                    && message.value().contains("\"approvedBy\":{\"userId\":" + admin + "}"));
        }

        @Test
        void runsOut() {
            var scene = asked.request();
            asked.approve(scene);
            assertThat(asked.isApproved(scene)).isTrue();

            asked.runOut(scene.request().id());

            assertThat(asked.isApproved(scene)).isFalse();
            assertThat(scene.requester().open("/connected-apps/requests/mine").asString())
                    .contains("not finished in time")
                    .doesNotContain("Finish the install<");
        }

        /** Else a requester could put another scope under an approval that is just being given. */
        @Test
        void holdsForWhatTheAdministratorSawAndForNothingElse() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));
            var seen = admin.open(Asked.path(scene.request()));
            Asked.ask(
                    scene.requester(),
                    Link.to(scene.app()).with("scope", "base+contacts.read+contacts.write"),
                    scene.account(),
                    "Please");

            var answer = Asked.decide(admin, scene.request(), seen, "approve", "fine");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.asString()).contains("changed since you opened", "Change contacts", "fine</textarea>");
            assertThat(asked.isApproved(scene)).isFalse();
            assertThat(Asked.decide(admin, scene.request(), answer, "approve", "")
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Nested
    class Deciding {
        @Test
        void byTwoAtOnceHoldsForOneAndTheOtherSeesIt() throws Exception {
            for (int round = 0; round < 10; round++) {
                var scene = asked.request();
                var admins = List.of(
                        stage.signIn(Roles.superAdmin(scene.account())),
                        stage.signIn(Roles.installer(scene.account())));
                var decisions = List.of("approve", "decline");
                var barrier = new CyclicBarrier(2);
                var racers = List.of(0, 1).stream()
                        .<Callable<Integer>>map(i -> () -> {
                            var page = admins.get(i).open(Asked.path(scene.request()));
                            barrier.await();
                            return Asked.decide(admins.get(i), scene.request(), page, decisions.get(i), "because")
                                    .statusCode();
                        })
                        .toList();

                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    var statuses = threads.invokeAll(racers).stream()
                            .map(result -> result.resultNow())
                            .toList();
                    assertThat(statuses).containsExactlyInAnyOrder(303, 409);
                    boolean approved = statuses.getFirst() == 303;
                    assertThat(asked.now(scene).status())
                            .isEqualTo(approved ? RequestStatus.APPROVED : RequestStatus.DECLINED);
                    assertThat(admins.get(approved ? 1 : 0)
                                    .open(Asked.path(scene.request()))
                                    .asString())
                            .contains("user " + admins.get(approved ? 0 : 1).userId(), "because")
                            .doesNotContain("value=\"approve\"");
                }
            }
        }

        @Test
        void afterAWithdrawalComesTooLate() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));
            var page = admin.open(Asked.path(scene.request()));
            assertThat(Asked.withdraw(scene.requester(), scene).header("Location"))
                    .endsWith("happened=withdrawn");

            var answer = Asked.decide(admin, scene.request(), page, "approve", "");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.asString()).contains("not open any more", "Withdrawn");
            assertThat(asked.isApproved(scene)).isFalse();
            assertThat(counts.open(scene.account().accountId())).isZero();
        }

        @Test
        void afterThirtyDaysComesTooLate() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));
            var page = admin.open(Asked.path(scene.request()));
            asked.runOut(scene.request().id());

            assertThat(Asked.decide(admin, scene.request(), page, "approve", "").statusCode())
                    .isEqualTo(409);

            assertThat(admin.open(Asked.queue(scene)).asString()).contains("Nobody waits");
            assertThat(counts.open(scene.account().accountId())).isZero();
            Asked.ask(scene.requester(), Link.to(scene.app()), scene.account(), "still");
            assertThat(counts.open(scene.account().accountId())).isEqualTo(1);
            assertThat(asked.now(scene).requestedAt()).isAfter(scene.request().requestedAt());
        }

        @Test
        void thatDeclinesTellsTheRequesterWhy() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.installer(scene.account()));

            assertThat(Asked.decide(admin, scene.request(), "decline", "We have <b>one</b>")
                            .statusCode())
                    .isEqualTo(303);

            assertThat(asked.isApproved(scene)).isFalse();
            assertThat(scene.requester().open("/connected-apps/requests/mine").asString())
                    .contains("Declined", "We have &lt;b&gt;one&lt;/b&gt;")
                    .doesNotContain("Finish the install", "<b>one");
            new TopicReader(kafka)
                    .awaitValue(
                            Topic.NOTICES,
                            value -> value.contains("install-request-declined")
                                    && value.contains(scene.request().id().toString()));
            Asked.ask(scene.requester(), Link.to(scene.app()), scene.account(), "again");
            assertThat(requests.of(scene.requester().userId())).hasSize(2);
        }

        @Test
        void cannotApproveWhatThePolicyKeepsOut() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));
            asked.block(scene.account(), scene.app());

            var refused = Asked.decide(admin, scene.request(), "approve", "fine");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.asString())
                    .contains("have blocked " + scene.app().name(), "fine</textarea>");
            assertThat(Asked.decide(admin, scene.request(), "decline", "").statusCode())
                    .isEqualTo(303);
        }

        @Test
        void needsAButtonAShortReasonAndTheFormsToken() {
            var scene = asked.request();
            var admin = stage.signIn(Roles.superAdmin(scene.account()));
            String tooLong = "r".repeat(TypedText.LONGEST + 1);

            assertThat(Asked.decide(admin, scene.request(), "perhaps", "").statusCode())
                    .isEqualTo(400);
            var refused = Asked.decide(admin, scene.request(), "approve", tooLong);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.asString()).contains(tooLong + "</textarea>", "more than 500 characters");
            assertThat(admin.request()
                            .formParam("decision", "approve")
                            .formParam("revision", 1)
                            .post(Asked.path(scene.request()) + "/decision")
                            .statusCode())
                    .isEqualTo(403);

            assertThat(asked.now(scene).status()).isEqualTo(RequestStatus.OPEN);
        }
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }
}
