package dev.grantway.registry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.People;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Users;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BootstrapTest {
    private static final int USER = 40_000_001;
    private static final int DEVELOPER_ACCOUNT = 41_000_001;
    private static final int TEST_ACCOUNT = 41_000_000;
    private static final int APP = 42_000_001;

    private final Bootstrap bootstrap;
    private final Users users;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Apps apps;
    private final People people;

    BootstrapTest(
            Bootstrap bootstrap, Users users, Accounts accounts, Memberships memberships, Apps apps, People people) {
        this.bootstrap = bootstrap;
        this.users = users;
        this.accounts = accounts;
        this.memberships = memberships;
        this.apps = apps;
        this.people = people;
    }

    @Test
    void bringsWhatTheFileSaysOnceAndLeavesAloneWhatIsThere() {
        assertThat(bootstrap.apply(file("First name"), newHash())).isTrue();
        assertThat(bootstrap.apply(file("Second name"), newHash())).isTrue();

        assertThat(users.find(USER).orElseThrow().name()).isEqualTo("First name");
        assertThat(people.signIn("first@example.com", "first password").statusCode())
                .isEqualTo(303);
        assertThat(accounts.find(TEST_ACCOUNT).orElseThrow().parent()).isEqualTo(DEVELOPER_ACCOUNT);
        assertThat(accounts.find(DEVELOPER_ACCOUNT).orElseThrow().domainVerified())
                .isTrue();
        assertThat(accounts.find(TEST_ACCOUNT).orElseThrow().domainVerified()).isFalse();
        assertThat(memberships.developerRolesOf(USER)).containsEntry(DEVELOPER_ACCOUNT, DeveloperRole.OWNER);
        assertThat(apps.find(APP).orElseThrow().clientId()).isEqualTo("first-start-client");
        assertThat(apps.find(APP).orElseThrow().draft().info().links().settingsUrl())
                .isEqualTo("http://localhost:8090/settings");
        assertThat(apps.find(APP)
                        .orElseThrow()
                        .webhooks()
                        .orElseThrow()
                        .settings()
                        .lifecycleEventsSince())
                .isNotNull();
        assertThat(people.somebody().userId()).isGreaterThan(USER);
        assertThat(people.account(AccountKind.STANDARD, null).accountId()).isGreaterThan(DEVELOPER_ACCOUNT);
    }

    @Test
    void doesNotBringBackWhatWasRemovedSince() {
        String hash = newHash();
        assertThat(bootstrap.apply(file("First name"), hash)).isTrue();
        memberships.delete(TEST_ACCOUNT, USER);

        assertThat(bootstrap.apply(file("First name"), hash)).isFalse();

        assertThat(memberships.accessOf(USER)).noneMatch(access -> access.accountId() == TEST_ACCOUNT);
    }

    @Test
    void bringsNothingWhenAnEntryIsWrong() {
        String hash = newHash();
        var wrong = parse("""
                {"users": [{"userId": 40000009, "email": "ninth@example.com", "name": "N", "password": "12345678"}],
                 "memberships": [{"accountId": 99, "userId": 40000009, "role": "sales"}]}""");

        assertThatThrownBy(() -> bootstrap.apply(wrong, hash))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("memberships[0]")
                .hasMessageContaining("accountId");

        assertThat(users.find(40_000_009)).isEmpty();
        assertThat(bootstrap.apply(parse("{}"), hash)).isTrue();
    }

    private static BootstrapFile file(String userName) {
        return parse("""
                {"users": [{"userId": %1$d, "email": "First@example.com", "name": "%5$s",
                            "password": "first password", "operator": true}],
                 "accounts": [
                   {"accountId": %3$d, "kind": "TEST", "name": "Test", "domain": "test.example", "parent": %2$d},
                   {"accountId": %2$d, "kind": "DEVELOPER", "name": "Dev", "domain": "dev.example",
                    "domainVerified": true, "entitlements": []}],
                 "memberships": [
                   {"accountId": %2$d, "userId": %1$d, "role": "OWNER"},
                   {"accountId": %3$d, "userId": %1$d, "role": "super-admin"}],
                 "developerApiKeys": [{"accountId": %2$d, "key": "11111111-2222-4333-8444-555555555555"}],
                 "apps": [{"appId": %4$d, "developerAccountId": %2$d, "name": "First app", "description": "It is first.",
                           "supportEmail": "help@dev.example",
                           "links": {"settingsUrl": "http://localhost:8090/settings"}, "clientId": "first-start-client", "confidential": true,
                           "clientSecret": "0123456789abcdef0123456789abcdef0123456789a",
                           "webhookSecret": "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                           "redirectUris": ["http://localhost:8090/oauth-callback"],
                           "requiredScopes": ["oauth", "crm.objects.contacts.read"],
                           "conditionallyRequiredScopes": [], "optionalScopes": [],
                           "webhookTargetUrl": "http://localhost:8090/webhooks", "webhookLifecycleEvents": true,
                           "subscriptions": [{"eventType": "contact.creation", "active": true}]}]}""".formatted(USER, DEVELOPER_ACCOUNT, TEST_ACCOUNT, APP, userName));
    }

    private static BootstrapFile parse(String json) {
        return BootstrapParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String newHash() {
        return UUID.randomUUID().toString();
    }
}
