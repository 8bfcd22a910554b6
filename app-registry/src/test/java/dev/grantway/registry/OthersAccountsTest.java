package dev.grantway.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.AppWebhooks;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.WebhooksDraft;
import dev.grantway.registry.audit.AuditEntry;
import dev.grantway.registry.audit.AuditLog;
import dev.grantway.registry.audit.AuditQuery;
import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.TestAccount;
import dev.grantway.registry.directory.TestAccounts;
import dev.grantway.registry.domains.DomainClaim;
import dev.grantway.registry.domains.PublisherDomains;
import dev.grantway.registry.installs.Installs;
import dev.grantway.registry.joining.Invitations;
import dev.grantway.registry.joining.PendingInvitation;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.ApiKeySummary;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Developer B on every route there is, with the ids of all that developer A has: by B's session and by B's API key.
 *
 * <p>A route with a template that has no sample here fails the test: give it one in {@link #samples}.
 */
@QuarkusTest
class OthersAccountsTest {
    /** What is about the caller alone, and would end the session that the walk needs. */
    private static final Set<String> ABOUT_THE_CALLER =
            Set.of("/signout", "/account/sessions/end", "/account/sessions/end-all");

    private final TestDevelopers developers;
    private final TestTopics topics;
    private final Apps apps;
    private final AppWebhooks webhooks;
    private final DeveloperApiKeys keys;
    private final Memberships memberships;
    private final TestAccounts testAccounts;
    private final Invitations invitations;
    private final PublisherDomains domains;
    private final Installs installs;
    private final AuditLog audit;

    private final String mark = "a" + UUID.randomUUID().toString().replace("-", "");
    private TestDeveloper victim;
    private TestDeveloper attacker;
    private String attackersKey = "";
    private int appId;
    private Map<String, String> samples = Map.of();

    OthersAccountsTest(
            TestDevelopers developers,
            TestTopics topics,
            Apps apps,
            AppWebhooks webhooks,
            DeveloperApiKeys keys,
            Memberships memberships,
            TestAccounts testAccounts,
            Invitations invitations,
            PublisherDomains domains,
            Installs installs,
            AuditLog audit) {
        this.developers = developers;
        this.topics = topics;
        this.apps = apps;
        this.webhooks = webhooks;
        this.keys = keys;
        this.memberships = memberships;
        this.testAccounts = testAccounts;
        this.invitations = invitations;
        this.domains = domains;
        this.installs = installs;
        this.audit = audit;
    }

    /** All that somebody has. */
    private record Estate(
            AppDetails app,
            List<ApiKeySummary> keys,
            List<Member> members,
            List<TestAccount> testAccounts,
            List<PendingInvitation> invitations,
            Optional<DomainClaim> domain,
            List<AuditEntry> audit) {}

    @BeforeEach
    void settle() {
        victim = developers.owner();
        attacker = developers.owner();
        attackersKey = ((ApiKeyOutcome.Issued) keys.issue(attacker.accountId(), "B")).key();
        appId = victim.newApp(mark + " app");
        victim.choose(appId, Map.of("scope.crm.objects.contacts.read", "required"));
        webhooks.send(
                appId, Revision.ANY, new WebhooksDraft("https://" + mark + ".example/hooks", 10, Optional.empty()));
        webhooks.subscribe(appId, new SubscriptionDraft("contact.creation", null, true));
        keys.issue(victim.accountId(), mark + " key");
        victim.post("/developer/apps/" + appId + "/client-secrets", Map.of());
        testAccounts.create(victim.accountId(), victim.userId(), mark + " test");
        invitations.invite(victim.accountId(), victim.userId(), mark + "@acme.example", DeveloperRole.DEVELOPER);
        domains.claim(victim.accountId(), mark + ".example");
        String installationId = "ins_" + UUID.randomUUID();
        topics.tell(installed(installationId), Instant.now());
        await().until(() -> installs.find(appId, installationId).isPresent());
        var estate = estate();
        samples = Map.ofEntries(
                Map.entry("appId", Integer.toString(appId)),
                Map.entry(
                        "subscriptionId",
                        Integer.toString(estate.app().subscriptions().getFirst().id())),
                Map.entry(
                        "secretId",
                        Long.toString(estate.app().secrets().getFirst().id())),
                Map.entry("keyId", Long.toString(estate.keys().getFirst().id())),
                Map.entry("userId", Integer.toString(victim.userId())),
                Map.entry(
                        "accountId",
                        Integer.toString(estate.testAccounts().getFirst().accountId())),
                Map.entry("id", Long.toString(estate.invitations().getFirst().id())),
                Map.entry(
                        "invitationId",
                        Long.toString(estate.invitations().getFirst().id())),
                Map.entry("installationId", installationId),
                Map.entry("number", "1"),
                // of what is everybody's
                Map.entry("name", "install.completed.v1.json"),
                Map.entry("file", "contact.creation.json"));
    }

    @Test
    void areNeitherReadNorChangedByAnyRoute() {
        var before = estate();
        var faults = new ArrayList<String>();
        var routes = ServedRoute.all();
        assertThat(routes).as("routes").hasSizeGreaterThan(120);
        for (var route : routes) {
            assertThat(samples.keySet()).as("samples for " + route).containsAll(route.names());
            if (!ABOUT_THE_CALLER.contains(route.path())) {
                String path = filled(route.path());
                look(route, "by session", send(bySession(), route, path), faults);
                look(route, "by key", send(byKey(), route, path), faults);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(estate()).isEqualTo(before);
    }

    /** Otherwise the walk would prove nothing. */
    @Test
    void areReadByTheirOwner() {
        assertThat(victim.get("/developer/apps/" + appId).asString()).contains(mark);
        assertThat(victim.get("/developer/team?account=" + victim.accountId()).asString())
                .contains(mark + "@");
        assertThat(victim.get("/developer/audit?account=" + victim.accountId()).asString())
                .contains(mark);
    }

    private void look(ServedRoute route, String by, Response answer, List<String> faults) {
        String told = route + " " + by + ": " + answer.statusCode();
        if (answer.asString().contains(mark) || answer.getHeaders().toString().contains(mark)) {
            faults.add(told + " tells what is another's");
        }
        if (answer.statusCode() >= 500) {
            faults.add(told);
        }
        boolean aboutTheApp = route.names().contains("appId") && !route.path().startsWith("/app-logos");
        if (aboutTheApp && answer.statusCode() < 400 && !leadsToSignIn(answer)) {
            faults.add(told + " although there is no such app for them");
        }
    }

    private static boolean leadsToSignIn(Response answer) {
        String location = answer.getHeader("Location");
        return answer.statusCode() == 303 && location != null && location.contains("/signin");
    }

    private Response send(RequestSpecification caller, ServedRoute route, String path) {
        var request =
                caller.queryParam("account", victim.accountId()).queryParam("developerAccountId", victim.accountId());
        if (!route.method().equals("GET")) {
            request = isForPrograms(path)
                    ? request.contentType(ContentType.JSON).body("{\"name\":\"x\",\"active\":true,\"inputs\":[]}")
                    : request.contentType(ContentType.URLENC)
                            .formParam("account", victim.accountId())
                            .formParam("name", "x")
                            .formParam("email", "b@acme.example")
                            .formParam("role", "OWNER")
                            .formParam("csrf_token", attacker.csrfToken());
        }
        return request.request(route.method(), path);
    }

    private RequestSpecification bySession() {
        return given().redirects()
                .follow(false)
                .cookies(attacker.cookies())
                .header("X-CSRF-Token", attacker.csrfToken());
    }

    private RequestSpecification byKey() {
        return given().redirects()
                .follow(false)
                .header("Authorization", "Bearer " + attackersKey)
                .queryParam("hapikey", attackersKey);
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/webhooks/") || path.startsWith("/internal/");
    }

    private String filled(String path) {
        String filled = path;
        for (var sample : samples.entrySet()) {
            filled = filled.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        return filled;
    }

    private Estate estate() {
        return new Estate(
                apps.find(appId).orElseThrow(),
                keys.list(victim.accountId()),
                memberships.listOf(victim.accountId()),
                testAccounts.listOf(victim.accountId(), victim.userId()),
                invitations.pending(victim.accountId()),
                domains.find(victim.accountId()),
                audit.find(AuditQuery.all(victim.accountId()), 100).entries());
    }

    private InstallationSnapshot installed(String installationId) {
        return new InstallationSnapshot(
                installationId,
                1,
                1,
                InstallationStatus.ACTIVE,
                new EventApp(appId, "client", "1.0.0"),
                EventAccount.own(1, "STANDARD"),
                List.of("oauth"),
                Instant.now(),
                Instant.now());
    }
}
