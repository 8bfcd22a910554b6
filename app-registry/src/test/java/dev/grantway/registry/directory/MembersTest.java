package dev.grantway.registry.directory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The names of people, and who of them is still there. */
@QuarkusTest
class MembersTest {
    private final People people;
    private final ServiceCallers callers;
    private final Memberships memberships;

    MembersTest(People people, ServiceCallers callers, Memberships memberships) {
        this.people = people;
        this.callers = callers;
        this.memberships = memberships;
    }

    @Test
    void saysWhoIsWhoAndWhoHasLeft() {
        var account = people.account(AccountKind.STANDARD, null);
        var other = people.account(AccountKind.STANDARD, null);
        var stayed = people.somebody();
        var left = people.somebody();
        people.join(stayed, account, "sales");
        people.join(left, account, "sales");
        people.join(left, other, "sales");
        memberships.delete(account.accountId(), left.userId());

        ask(account.accountId(), List.of(left.userId(), stayed.userId(), 2_147_483_647, stayed.userId()))
                .then()
                .statusCode(200)
                .body("members", hasSize(2))
                .body("members.userId", contains(stayed.userId(), left.userId()))
                .body("members.name", contains(stayed.name(), left.name()))
                .body("members.member", contains(true, false))
                .body("members[0].email", nullValue());
    }

    @Test
    void saysNothingOfPeopleWhoWereNotAskedFor() {
        var account = people.account(AccountKind.STANDARD, null);
        people.join(people.somebody(), account, "sales");

        ask(account.accountId(), List.of()).then().statusCode(200).body("members", hasSize(0));
    }

    @Test
    void answersFor200PeopleAtMost() {
        int account = people.account(AccountKind.STANDARD, null).accountId();
        var many = IntStream.rangeClosed(1, 201).boxed().toList();

        ask(account, many.subList(0, 200)).then().statusCode(200);
        ask(account, many)
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("errors[0].field", equalTo("userId"));
    }

    @Test
    void isForServicesWithTheScope() {
        String path = "/internal/directory/accounts/100001/members?userId=1";

        given().get(path).then().statusCode(401);
        given().cookie(people.cookieName(), people.signIn(people.operator()))
                .get(path)
                .then()
                .statusCode(401);
        given().header("Authorization", callers.bearer("grantway.codes.write"))
                .get(path)
                .then()
                .statusCode(403);
    }

    private Response ask(int accountId, List<Integer> userIds) {
        return given().header("Authorization", callers.bearer("grantway.directory.read"))
                .queryParam("userId", userIds)
                .get("/internal/directory/accounts/" + accountId + "/members");
    }
}
