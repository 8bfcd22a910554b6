package dev.grantway.registry.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.AtOnce;
import dev.grantway.registry.Meanwhile;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.directory.AccountAccess;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.CloseOutcome;
import dev.grantway.registry.directory.Departures;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.TeamOutcome;
import dev.grantway.registry.directory.TestAccount;
import dev.grantway.registry.directory.TestAccountOutcome;
import dev.grantway.registry.directory.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Developers' accounts to try installs in. */
@QuarkusTest
class TestAccountsTest {
    private final TestDevelopers developers;
    private final TestAccounts testAccounts;
    private final Memberships memberships;
    private final Departures departures;
    private final DataSource database;
    private final ServiceCallers callers;
    private final TopicReader topics;
    private TestDeveloper owner;

    TestAccountsTest(
            TestDevelopers developers,
            TestAccounts testAccounts,
            Memberships memberships,
            Departures departures,
            DataSource database,
            ServiceCallers callers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.developers = developers;
        this.testAccounts = testAccounts;
        this.memberships = memberships;
        this.departures = departures;
        this.database = database;
        this.callers = callers;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void found() {
        owner = developers.owner();
    }

    @Test
    void letTheirMakerInstallWhateverAPlanCanInclude() {
        assertThat(make(owner, "Trial").statusCode()).isEqualTo(303);

        var access = access(owner, only().accountId()).orElseThrow();
        assertThat(access.kind()).isEqualTo(AccountKind.TEST);
        assertThat(access.parent()).isEqualTo(owner.accountId());
        assertThat(access.superAdmin()).isTrue();
        assertThat(access.mayInstall()).isTrue();
        assertThat(access.entitlements()).containsExactlyInAnyOrder("crm", "marketing-pro");
        page(owner)
                .then()
                .body(containsString("Trial"), containsString("1 of 10"), containsString("When you delete it"));
    }

    @Test
    void areTenAtMostHoweverManyAreAskedForAtOnce() {
        for (int i = 0; i < 8; i++) {
            make(owner, "Trial " + i);
        }

        assertThat(AtOnce.run(5, () -> make(owner, "At once").statusCode()))
                .containsExactlyInAnyOrder(303, 303, 400, 400, 400);

        assertThat(list()).hasSize(10);
        make(owner, "One more").then().statusCode(400).body(containsString("at most 10"));
        page(owner).then().body(not(containsString("Make a test account")));
    }

    @Test
    void areEnteredByTheTeamAndLeftWithIt() {
        make(owner, "Trial");
        int accountId = only().accountId();
        var member = developers.member(owner.accountId(), "DEVELOPER");
        assertThat(access(member, accountId)).isEmpty();

        assertThat(enter(member, accountId).statusCode()).isEqualTo(303);
        assertThat(access(member, accountId).orElseThrow().superAdmin()).isTrue();
        owner.post("/developer/team/members/" + member.userId() + "/remove?account=" + owner.accountId(), Map.of())
                .then()
                .statusCode(303);

        assertThat(access(member, accountId)).isEmpty();
        assertThat(enter(member, accountId).statusCode()).isEqualTo(404);
        assertThat(access(member, accountId)).isEmpty();
    }

    @Test
    void areLeftByWhoMayOnlyLookOn() {
        make(owner, "Trial");
        int accountId = only().accountId();
        var member = developers.member(owner.accountId(), "DEVELOPER");
        enter(member, accountId);
        assertThat(access(member, accountId)).isPresent();

        assertThat(memberships.changeRole(owner.accountId(), member.userId(), DeveloperRole.READ_ONLY))
                .isInstanceOf(TeamOutcome.Done.class);

        assertThat(access(member, accountId)).isEmpty();
        assertThat(testAccounts.join(owner.accountId(), accountId, member.userId()))
                .isInstanceOf(TestAccountOutcome.Absent.class);
    }

    @Test
    void letNobodyInWhoComesAtTheMomentOfTheirEnd() throws Exception {
        make(owner, "Trial");
        int accountId = only().accountId();
        var member = developers.member(owner.accountId(), "DEVELOPER");

        int answer = Meanwhile.run(
                database,
                () -> assertThat(departures.close(accountId, true)).isInstanceOf(CloseOutcome.Closed.class),
                () -> enter(member, accountId).statusCode(),
                () -> {});

        assertThat(answer).isEqualTo(404);
        assertThat(memberships.listOf(accountId)).isEmpty();
    }

    @Test
    void areNoBusinessOfOthers() {
        make(owner, "Trial");
        int accountId = only().accountId();
        var viewer = developers.member(owner.accountId(), "READ_ONLY");
        var stranger = developers.owner();

        assertThat(make(viewer, "Mine").statusCode()).isEqualTo(403);
        assertThat(enter(viewer, accountId).statusCode()).isEqualTo(403);
        assertThat(delete(viewer, accountId).statusCode()).isEqualTo(403);
        page(viewer).then().statusCode(200).body(containsString("Trial"), not(containsString("Delete")));
        assertThat(page(stranger).statusCode()).isEqualTo(404);
        assertThat(enter(stranger, accountId).statusCode()).isEqualTo(404);
        for (int account : List.of(owner.accountId(), stranger.accountId())) {
            assertThat(stranger.post("/developer/test-accounts/" + accountId + "/delete?account=" + account, Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get("/developer/test-accounts/" + accountId + "/delete?account=" + account)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(list()).hasSize(1);
    }

    @Test
    void endWithAllThatIsInThem() {
        make(owner, "Trial");
        int accountId = only().accountId();
        owner.get("/developer/test-accounts/" + accountId + "/delete?account=" + owner.accountId())
                .then()
                .statusCode(200)
                .body(containsString("Trial"));

        assertThat(delete(owner, accountId).statusCode()).isEqualTo(303);

        assertThat(list()).isEmpty();
        assertThat(access(owner, accountId)).isEmpty();
        assertThat(delete(owner, accountId).statusCode()).isEqualTo(404);
        isToldToBeClosed(accountId);
    }

    @Test
    void needAName() {
        make(owner, " ").then().statusCode(400).body(containsString("needs a name"));
        owner.form()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("account", owner.accountId())
                .formParam("name", "a\u202Eb")
                .post("/developer/test-accounts")
                .then()
                .statusCode(400);
        assertThat(list()).isEmpty();
    }

    @Test
    void keepTheirDeveloperAccountFromClosingOverThem() {
        make(owner, "Trial");
        var operator = given().header("Authorization", callers.bearer("grantway.operator"));

        operator.delete("/api/v1/accounts/" + owner.accountId())
                .then()
                .statusCode(409)
                .body("detail", equalTo("The account has 1 test account. Close them first."));
    }

    private void isToldToBeClosed(int accountId) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> topics.all(Topic.DIRECTORY_EVENTS).stream()
                        .anyMatch(message -> message.key().equals(Integer.toString(accountId))
                                && TopicReader.header(message, "ce_type").equals(AccountClosed.TYPE)));
    }

    private TestAccount only() {
        assertThat(list()).hasSize(1);
        return list().getFirst();
    }

    private List<TestAccount> list() {
        return testAccounts.listOf(owner.accountId(), owner.userId());
    }

    private Optional<AccountAccess> access(TestDeveloper person, int accountId) {
        return memberships.accessOf(person.userId()).stream()
                .filter(account -> account.accountId() == accountId)
                .findFirst();
    }

    private Response page(TestDeveloper by) {
        return by.get("/developer/test-accounts?account=" + owner.accountId());
    }

    private Response make(TestDeveloper by, String name) {
        return by.post("/developer/test-accounts", Map.of("account", owner.accountId(), "name", name));
    }

    private Response enter(TestDeveloper by, int accountId) {
        return by.post("/developer/test-accounts/" + accountId + "/join", Map.of("account", owner.accountId()));
    }

    private Response delete(TestDeveloper by, int accountId) {
        return by.post("/developer/test-accounts/" + accountId + "/delete?account=" + owner.accountId(), Map.of());
    }
}
