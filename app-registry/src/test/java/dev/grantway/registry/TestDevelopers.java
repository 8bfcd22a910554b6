package dev.grantway.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.directory.AccountDraft;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.EntryOutcome;
import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.MembershipDraft;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.UserDraft;
import dev.grantway.registry.directory.Users;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes developer accounts and people in them, and signs those in. */
@Singleton
public class TestDevelopers {
    private static final String PASSWORD = "correct horse battery";

    private final Accounts accounts;
    private final Users users;
    private final Memberships memberships;

    TestDevelopers(Accounts accounts, Users users, Memberships memberships) {
        this.accounts = accounts;
        this.users = users;
        this.memberships = memberships;
    }

    /** The owner of a new developer account. */
    public TestDeveloper owner() {
        return member(newAccount(), "OWNER");
    }

    /** Another person in the account. */
    public TestDeveloper member(int accountId, String role) {
        int userId = newUser();
        join(userId, accountId, role);
        return signIn(userId, accountId);
    }

    /** Gives a person who is signed in another role in their account. */
    public void changeRole(TestDeveloper developer, String role) {
        leave(developer);
        join(developer.userId(), developer.accountId(), role);
    }

    /** Takes a person who is signed in out of their account. */
    public void leave(TestDeveloper developer) {
        assertThat(memberships.delete(developer.accountId(), developer.userId()))
                .isTrue();
    }

    /** A person in two new developer accounts, signed in to work in the first. */
    public TestDeveloper ownerOfTwo() {
        int first = newAccount();
        int userId = newUser();
        join(userId, first, "OWNER");
        join(userId, newAccount(), "OWNER");
        return signIn(userId, first);
    }

    /** A person in no developer account. */
    public TestDeveloper stranger() {
        return signIn(newUser(), 0);
    }

    public int newAccount() {
        var draft = new AccountDraft(
                null, AccountKind.DEVELOPER, "Acme " + UUID.randomUUID(), "acme.example", null, null, null);
        return made(accounts.create(draft)).accountId();
    }

    private int newUser() {
        String email = UUID.randomUUID() + "@acme.example";
        return made(users.create(new UserDraft(null, email, "Dev", PASSWORD, false)))
                .userId();
    }

    private void join(int userId, int accountId, String role) {
        Member member = made(memberships.create(accountId, new MembershipDraft(userId, role)));
        assertThat(member.userId()).isEqualTo(userId);
    }

    private TestDeveloper signIn(int userId, int accountId) {
        Person person = users.find(userId).orElseThrow();
        var answer = given().redirects()
                .follow(false)
                .formParam("email", person.email())
                .formParam("password", PASSWORD)
                .post("/signin");
        assertThat(answer.statusCode()).isEqualTo(303);
        return new TestDeveloper(userId, accountId, answer.getCookies());
    }

    private static <T> T made(EntryOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(EntryOutcome.Made.class);
        return ((EntryOutcome.Made<T>) outcome).entry();
    }
}
