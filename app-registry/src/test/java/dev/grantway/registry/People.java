package dev.grantway.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.platform.session.SessionConfig;
import dev.grantway.registry.directory.AccountDraft;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.AccountSummary;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.EntryOutcome;
import dev.grantway.registry.directory.MembershipDraft;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.UserDraft;
import dev.grantway.registry.directory.Users;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People and accounts for tests, each its own, and the browsers they sit at. */
@Singleton
public class People {
    public static final String PASSWORD = "correct horse";

    private static final Pattern CSRF_TOKEN = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"");

    private final Users users;
    private final Accounts accounts;
    private final Memberships memberships;
    private final SessionConfig session;

    People(Users users, Accounts accounts, Memberships memberships, SessionConfig session) {
        this.users = users;
        this.accounts = accounts;
        this.memberships = memberships;
        this.session = session;
    }

    public Person somebody() {
        return create(false);
    }

    public Person operator() {
        return create(true);
    }

    public AccountSummary account(AccountKind kind, @Nullable Integer parent, String... entitlements) {
        var draft = new AccountDraft(
                null, kind, "Account " + UUID.randomUUID(), "example.com", null, parent, List.of(entitlements));
        return made(accounts.create(draft));
    }

    public void join(Person person, AccountSummary account, String role) {
        made(memberships.create(account.accountId(), new MembershipDraft(person.userId(), role)));
    }

    /** The value of the cookie of a new session. */
    public String signIn(Person person) {
        var answer = signIn(person.email(), PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.getCookie(cookieName());
    }

    public Response signIn(String email, String password) {
        return browser()
                .formParam("email", email)
                .formParam("password", password)
                .post("/signin");
    }

    /** One that is not signed in. */
    public RequestSpecification browser() {
        return given().redirects().follow(false).accept(ContentType.HTML);
    }

    public RequestSpecification browser(String cookie) {
        return browser().cookie(cookieName(), cookie);
    }

    /** The same with the hidden field of its pages. */
    public RequestSpecification form(String cookie) {
        return browser(cookie).formParam("csrf_token", csrfToken(cookie));
    }

    public String csrfToken(String cookie) {
        var page = CSRF_TOKEN.matcher(browser(cookie).get("/").asString());
        assertThat(page.find()).isTrue();
        return page.group(1);
    }

    public String cookieName() {
        return session.cookieName();
    }

    private Person create(boolean operator) {
        String email = "person-" + UUID.randomUUID() + "@example.com";
        return made(users.create(new UserDraft(null, email, "Pat Example", PASSWORD, operator)));
    }

    private static <T> T made(EntryOutcome<T> outcome) {
        if (outcome instanceof EntryOutcome.Made<T>(var entry)) {
            return entry;
        }
        throw new AssertionError(outcome.toString());
    }
}
