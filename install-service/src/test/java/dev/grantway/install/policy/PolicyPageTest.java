package dev.grantway.install.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PolicyPageTest {
    private final Stage stage;
    private final Neighbours neighbours;
    private final AccountPolicies policies;

    PolicyPageTest(Stage stage, Neighbours neighbours, AccountPolicies policies) {
        this.stage = stage;
        this.neighbours = neighbours;
        this.policies = policies;
    }

    @Nested
    class Rights {
        @Test
        void areThoseOfTheAccountsSuperAdmins() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));
            var member = stage.signIn(Roles.installer(account));
            var stranger = stage.signIn(Roles.superAdmin(Stage.account()));

            assertThat(admin.open(path(account)).statusCode()).isEqualTo(200);
            assertThat(member.open(path(account)).statusCode()).isEqualTo(403);
            assertThat(stranger.open(path(account)).statusCode()).isEqualTo(404);
            assertThat(save(member, member.open("/connected-apps"), account, "roles", "")
                            .statusCode())
                    .isEqualTo(403);
            for (String id : List.of("", "0", "x", "99999999999")) {
                assertThat(admin.open("/connected-apps/policy?accountId=" + id).statusCode())
                        .isEqualTo(404);
            }
        }

        @Test
        void areAskedOfTheDirectoryEachTime() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));
            var page = admin.open(path(account));

            stage.know(admin.userId(), Roles.installer(account));
            assertThat(save(admin, page, account, "super-admins", "").statusCode())
                    .isEqualTo(403);

            stage.know(admin.userId(), Roles.superAdmin(account));
            neighbours.endSession(admin.sessionId());
            assertThat(save(admin, page, account, "super-admins", "").header("Location"))
                    .contains("/signin");
            assertThat(policies.of(account.accountId())).isEqualTo(AccountPolicy.OPEN);
        }

        @Test
        void waitWhileTheDirectoryIsAway() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));
            var page = admin.open(path(account));
            neighbours.directoryAway.set(true);
            try {
                assertThat(save(admin, page, account, "super-admins", "").statusCode())
                        .isEqualTo(503);
            } finally {
                neighbours.directoryAway.set(false);
            }
            assertThat(policies.of(account.accountId())).isEqualTo(AccountPolicy.OPEN);
        }

        @Test
        void needTheFormsToken() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));

            assertThat(admin.request()
                            .formParam("version", 0)
                            .post(path(account))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(policies.of(account.accountId())).isEqualTo(AccountPolicy.OPEN);
        }
    }

    @Nested
    class Saving {
        @Test
        void storesAllOfItAndNamesTheApps() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));
            var allowed = stage.app();
            var blocked = stage.app("Evil <b>App</b>", "", new SupportContact(null, null, null));

            var answer = admin.form(admin.open(path(account)))
                    .formParam("installers", "super-admins")
                    .formParam("publishers", "verified")
                    .formParam("allowed", "\r\n " + allowed.clientId() + " \r\n")
                    .formParam("blocked", blocked.appId() + "\n" + blocked.clientId())
                    .formParam("ceiling", "some")
                    .formParam("optional_scope", "reports", "no.such.scope")
                    .post(path(account));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(policies.of(account.accountId()))
                    .isEqualTo(new AccountPolicy(
                            true,
                            true,
                            Set.of(allowed.appId()),
                            Set.of(blocked.appId()),
                            Optional.of(Set.of("reports"))));
            assertThat(admin.open(path(account) + "&saved=true").asString())
                    .contains("Saved.", allowed.name(), "Evil &lt;b&gt;App&lt;/b&gt;")
                    .contains("name=\"optional_scope\" value=\"reports\" checked")
                    .contains("<strong>you</strong>", "super admins, and roles that may install → super admins only")
                    .doesNotContain("Evil <b>");
        }

        @Test
        void closesWhateverTheFormDoesNotOpen() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));

            assertThat(admin.form(admin.open(path(account))).post(path(account)).statusCode())
                    .isEqualTo(303);

            assertThat(policies.of(account.accountId()))
                    .isEqualTo(new AccountPolicy(true, true, Set.of(), Set.of(), Optional.of(Set.of())));
        }

        @Test
        void refusesAnUnknownAppByItsLineAndKeepsWhatWasTyped() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));
            var app = stage.app();

            var answer =
                    save(admin, admin.open(path(account)), account, "super-admins", app.appId() + "\n<i>nobody</i>");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.asString())
                    .contains("Line 2: there is no app", "&lt;i&gt;nobody&lt;/i&gt;</textarea>", "Nothing was saved")
                    .contains("value=\"super-admins\" checked", app.name())
                    .doesNotContain("<i>nobody");
            assertThat(policies.of(account.accountId())).isEqualTo(AccountPolicy.OPEN);
        }

        @Test
        void overAnotherAdministratorsChangeSaysWhatIsThereAndKeepsWhatWasTyped() {
            var account = Stage.account();
            var first = stage.signIn(Roles.superAdmin(account));
            var second = stage.signIn(Roles.superAdmin(account));
            var app = stage.app();
            var seen = second.open(path(account));
            assertThat(save(first, first.open(path(account)), account, "super-admins", "")
                            .statusCode())
                    .isEqualTo(303);

            var stale = save(second, seen, account, "roles", String.valueOf(app.appId()));

            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(stale.asString())
                    .contains("Someone else changed the policy", "Who may install: super admins only")
                    .contains(app.appId() + "</textarea>", "value=\"roles\" checked");
            assertThat(policies.of(account.accountId()).superAdminsOnly()).isTrue();
            assertThat(save(second, stale, account, "roles", String.valueOf(app.appId()))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(policies.of(account.accountId()).blockedApps()).containsExactly(app.appId());
            assertThat(first.open(path(account)).asString())
                    .contains("<strong>user " + second.userId() + "</strong>", "<strong>you</strong>");
        }

        @Test
        void byTwoAtOnceHoldsForOneOfThem() throws Exception {
            var account = Stage.account();
            var browsers = List.of(stage.signIn(Roles.superAdmin(account)), stage.signIn(Roles.superAdmin(account)));
            var choices = List.of("roles", "super-admins");

            for (int round = 0; round < 5; round++) { // the first round has no row to lock
                var app = stage.app();
                var barrier = new CyclicBarrier(2);
                var racers = List.of(0, 1).stream()
                        .<Callable<Integer>>map(i -> () -> {
                            var page = browsers.get(i).open(path(account));
                            barrier.await();
                            return save(browsers.get(i), page, account, choices.get(i), String.valueOf(app.appId()))
                                    .statusCode();
                        })
                        .toList();
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    var statuses = threads.invokeAll(racers).stream()
                            .map(result -> result.resultNow())
                            .toList();
                    assertThat(statuses).containsExactlyInAnyOrder(303, 409);
                    assertThat(policies.of(account.accountId()).superAdminsOnly())
                            .isEqualTo(statuses.get(1) == 303);
                }
            }
        }

        @Test
        void ofWhatIsThereAlreadyIsNoChange() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));

            assertThat(save(admin, admin.open(path(account)), account, "roles", "")
                            .statusCode())
                    .isEqualTo(303);

            assertThat(admin.open(path(account)).asString()).contains("Nobody changed this policy yet");
        }

        @Test
        void keepsTheLastTwentyChangesInView() {
            var account = Stage.account();
            var admin = stage.signIn(Roles.superAdmin(account));

            for (int i = 0; i < 22; i++) {
                String installers = i % 2 == 0 ? "super-admins" : "roles";
                assertThat(save(admin, admin.open(path(account)), account, installers, "")
                                .statusCode())
                        .isEqualTo(303);
            }

            assertThat(admin.open(path(account)).asString().split("<strong>you</strong>", -1))
                    .hasSize(20 + 1);
        }
    }

    /** Saves with any publisher, all optional scopes and no allow list. */
    private static Response save(
            Browser browser, Response page, AccountAccess account, String installers, String blocked) {
        RequestSpecification form = browser.form(page)
                .formParam("installers", installers)
                .formParam("publishers", "any")
                .formParam("allowed", "")
                .formParam("blocked", blocked)
                .formParam("ceiling", "all");
        return form.post(path(account));
    }

    private static String path(AccountAccess account) {
        return "/connected-apps/policy?accountId=" + account.accountId();
    }
}
