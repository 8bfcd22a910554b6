package dev.grantway.registry.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import dev.grantway.registry.sessions.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts close, people go, memberships end; and the other services are told of each. */
@QuarkusTest
class DeparturesTest {
    private static final String MEMBER = "sales";

    private final People people;
    private final TestDevelopers developers;
    private final DeveloperApiKeys keys;
    private final ServiceCallers callers;
    private final AccountRepository rows;
    private final Sessions sessions;
    private final TopicReader topics;

    DeparturesTest(
            People people,
            TestDevelopers developers,
            DeveloperApiKeys keys,
            ServiceCallers callers,
            AccountRepository rows,
            Sessions sessions,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.people = people;
        this.developers = developers;
        this.keys = keys;
        this.callers = callers;
        this.rows = rows;
        this.sessions = sessions;
        this.topics = new TopicReader(kafka);
    }

    @Nested
    class OfAnAccount {
        @Test
        void endsEachMembershipBeforeItIsToldToBeClosed() {
            var account = account();
            var members = IntStream.range(0, 3).mapToObj(_ -> member(account)).toList();

            operator().delete(path(account)).then().statusCode(204);

            var told = told(Integer.toString(account.accountId()), AccountClosed.TYPE);
            assertThat(told.stream().map(DeparturesTest::type))
                    .containsExactly(
                            MembershipEnded.TYPE, MembershipEnded.TYPE, MembershipEnded.TYPE, AccountClosed.TYPE);
            assertThat(told.stream().limit(3).map(ConsumerRecord::value))
                    .zipSatisfy(
                            members,
                            (value, person) -> assertThat(value).contains("\"userId\":" + person.userId() + ","));
            assertThat(told.getLast().value()).contains("\"erase\":false");
            assertThat(told.stream().map(message -> Long.valueOf(TopicReader.header(message, "ce_sequence"))))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }

        @Test
        void leavesNothingOfItToBeSeenOrJoined() {
            var account = account();
            var person = member(account);

            operator().delete(path(account) + "?erase=false").then().statusCode(204);

            operator().delete(path(account)).then().statusCode(404);
            operator().get(path(account)).then().statusCode(404);
            operator().get(path(account) + "/memberships").then().statusCode(404);
            operator()
                    .get("/api/v1/accounts?after=" + (account.accountId() - 1))
                    .then()
                    .body("accounts.accountId", not(hasItem(account.accountId())));
            join(account, person).then().statusCode(404);
            operator()
                    .contentType("application/json")
                    .body("{\"accountId\":" + account.accountId()
                            + ",\"kind\":\"STANDARD\",\"name\":\"A\",\"domain\":\"a.example\"}")
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(409);
        }

        @Test
        void erasesItsNameAtOnceOrLater() {
            var account = account();

            operator().delete(path(account)).then().statusCode(204);
            assertThat(row(account).name).isEqualTo(account.name());
            operator().delete(path(account) + "?erase=true").then().statusCode(204);
            operator().delete(path(account) + "?erase=true").then().statusCode(404);

            assertThat(row(account).name).isEmpty();
            assertThat(row(account).domain).isEmpty();
            assertThat(row(account).entitlements).isEmpty();
            var told = told(Integer.toString(account.accountId()), AccountClosed.TYPE, 2);
            assertThat(told.getLast().value()).contains("\"erase\":true");
        }

        @Test
        void isRefusedWhileADeveloperAccountHasApps() {
            var owner = developers.owner();
            int appId = owner.newApp(TestApps.name());
            String key = ((ApiKeyOutcome.Issued) keys.issue(owner.accountId(), "test")).key();
            String path = "/api/v1/accounts/" + owner.accountId();

            operator()
                    .delete(path)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("ACCOUNT_IN_USE"))
                    .body("detail", containsString("1 app"));
            owner.json().get("/api/v1/apps/" + appId).then().statusCode(200);

            owner.json().delete("/api/v1/apps/" + appId).then().statusCode(204);
            operator().delete(path).then().statusCode(204);
            assertThat(keys.developerWith(key)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "TRUE", "1", "true "})
        void takesNoOtherWordsForErase(String erase) {
            var account = account();

            operator()
                    .queryParam("erase", erase)
                    .delete(path(account))
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("erase"));
            operator().get(path(account)).then().statusCode(200);
        }
    }

    @Nested
    class OfAPerson {
        @Test
        void endsTheirSessionsAndMemberships() {
            var first = account();
            var second = account();
            var person = member(first);
            join(second, person).then().statusCode(201);
            assertThat(people.signIn(person)).isNotEmpty();
            assertThat(sessions.liveOf(person.userId())).hasSize(1);

            operator().delete(path(person)).then().statusCode(204);

            var told = told("user:" + person.userId(), UserRemoved.TYPE);
            assertThat(told).hasSize(1);
            for (var account : List.of(first, second)) {
                assertThat(told(Integer.toString(account.accountId()), MembershipEnded.TYPE)
                                .getLast()
                                .value())
                        .contains("\"userId\":" + person.userId() + ",");
            }
            given().header("Authorization", callers.bearer("grantway.directory.read"))
                    .get("/internal/directory/users/" + person.userId() + "/access")
                    .then()
                    .statusCode(404);
            assertThat(people.signIn(person.email(), People.PASSWORD).statusCode())
                    .isNotEqualTo(303);
            assertThat(sessions.liveOf(person.userId())).isEmpty();
            operator().get(path(person)).then().statusCode(404);
            operator().delete(path(person)).then().statusCode(404);
            join(first, person).then().statusCode(400);
        }

        @Test
        void letsOthersUseTheirAddressButNeverTheirId() {
            var person = people.somebody();
            operator().delete(path(person)).then().statusCode(204);

            create(person.userId(), "other-" + person.email()).then().statusCode(409);
            create(null, person.email()).then().statusCode(201);
        }
    }

    @Test
    void aMembershipThatEndsIsTold() {
        var account = account();
        var person = member(account);

        operator()
                .delete(path(account) + "/memberships/" + person.userId())
                .then()
                .statusCode(204);
        operator()
                .delete(path(account) + "/memberships/" + person.userId())
                .then()
                .statusCode(404);

        assertThat(told(Integer.toString(account.accountId()), MembershipEnded.TYPE))
                .hasSize(1);
    }

    @Test
    void onlyOperatorsCloseAccountsAndRemovePeople() {
        var account = account();
        var person = member(account);
        String cookie = people.signIn(person);

        given().delete(path(account)).then().statusCode(401);
        given().delete(path(person)).then().statusCode(401);
        signedIn(cookie).delete(path(account)).then().statusCode(403);
        signedIn(cookie).delete(path(person)).then().statusCode(403);
        operator().get(path(account)).then().statusCode(200);
        operator().get(path(person)).then().statusCode(200);
    }

    private RequestSpecification signedIn(String cookie) {
        return given().cookie(people.cookieName(), cookie).header("X-CSRF-Token", people.csrfToken(cookie));
    }

    private AccountSummary account() {
        return people.account(AccountKind.STANDARD, null, "crm");
    }

    private Person member(AccountSummary account) {
        var person = people.somebody();
        people.join(person, account, MEMBER);
        return person;
    }

    private Account row(AccountSummary account) {
        return QuarkusTransaction.requiringNew().call(() -> rows.findById(account.accountId()));
    }

    private Response join(AccountSummary account, Person person) {
        return operator()
                .contentType("application/json")
                .body("{\"userId\":" + person.userId() + ",\"role\":\"" + MEMBER + "\"}")
                .post(path(account) + "/memberships");
    }

    private Response create(@Nullable Integer userId, String email) {
        return operator()
                .contentType("application/json")
                .body("{\"userId\":" + userId + ",\"email\":\"" + email
                        + "\",\"name\":\"A\",\"password\":\"correct horse\"}")
                .post("/api/v1/users");
    }

    private RequestSpecification operator() {
        return given().header("Authorization", callers.bearer("grantway.operator"));
    }

    private List<ConsumerRecord<String, String>> told(String key, String last) {
        return told(key, last, 1);
    }

    /** All that was told under a key, once there are so many of the type that is told last. */
    private List<ConsumerRecord<String, String>> told(String key, String last, int count) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> topics.all(Topic.DIRECTORY_EVENTS).stream()
                                .filter(message -> message.key().equals(key))
                                .toList(),
                        messages -> messages.stream()
                                        .filter(message -> type(message).equals(last))
                                        .count()
                                >= count);
    }

    private static String type(ConsumerRecord<String, String> message) {
        return TopicReader.header(message, "ce_type");
    }

    private static String path(AccountSummary account) {
        return "/api/v1/accounts/" + account.accountId();
    }

    private static String path(Person person) {
        return "/api/v1/users/" + person.userId();
    }
}
