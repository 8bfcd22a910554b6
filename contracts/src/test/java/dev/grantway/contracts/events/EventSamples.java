package dev.grantway.contracts.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of each event, as the golden files have it. */
final class EventSamples {
    private static final Instant AT = Instant.parse("2026-11-23T13:40:00Z");
    private static final String INSTALLATION = "ins_k3f9Qm2xT0uW5yZ8aBcDeF";
    private static final EventApp APP = new EventApp(300001, "4f2c1d8e-0000-4000-8000-000000000001", "1.0.0");
    private static final EventAccount ACCOUNT = EventAccount.own(200002, "STANDARD");
    private static final EventUser USER = new EventUser(3);
    private static final List<String> SCOPES = List.of("oauth", "crm.objects.contacts.read");
    private static final EventScopes EVENT_SCOPES =
            new EventScopes(SCOPES, List.of(), List.of("files"), List.of("content"));
    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions(WebhookFormat.CLOUDEVENTS_BINARY, true, true, false, 50, true, true, List.of(404, 422));

    private EventSamples() {}

    static Stream<Event> all() {
        return Stream.concat(snapshots(), facts());
    }

    private static Stream<Event> snapshots() {
        return Stream.of(
                app(),
                secrets(),
                platform(),
                installation(),
                issued(),
                revoked(),
                reused(),
                authorized(),
                completed(),
                usage());
    }

    private static Stream<Event> facts() {
        return Stream.of(
                new InstallScopesChanged(INSTALLATION, 1, 4, APP, ACCOUNT, SCOPES, List.of("oauth"), USER, null, AT),
                new InstallRequested(INSTALLATION, 0, 1, "req_0000", APP, ACCOUNT, USER, SCOPES, AT),
                new MembershipEnded(200002, AT.toEpochMilli(), 3, AT),
                new UserRemoved(3, AT.toEpochMilli(), AT),
                new AccountClosed(200002, AT.toEpochMilli(), true, AT),
                new InstallReauthorized(INSTALLATION, 1, 5, APP, ACCOUNT, USER, AT),
                new InstallTakenOver(INSTALLATION, 1, 10, APP, ACCOUNT, USER, AT),
                new InstallNeedsReauthorization(INSTALLATION, 1, 6, APP, ACCOUNT, "REVOKED_BY_APP", AT),
                new InstallSuspended(INSTALLATION, 1, 7, APP, ACCOUNT, USER, "BY_USER", AT),
                new InstallResumed(INSTALLATION, 1, 8, APP, ACCOUNT, USER, "BY_USER", AT),
                new InstallUninstalled(INSTALLATION, 1, 9, APP, ACCOUNT, USER, "BY_USER", AT),
                TokensRevoked.of(
                        TokensRevoked.subjectOfGrant("0c9d7a52-1111-4222-8333-444455556666"), AT, "REVOKED_BY_APP"),
                apiCall(),
                new SecretUsed(300001, 41, AT),
                notice());
    }

    private static Notice notice() {
        return Notice.of(
                Notice.toSuperAdmins(200002),
                "install-request-received",
                Map.of("appName", "Contact Sync", "path", "/connected-apps/requests?accountId=200002"),
                AT);
    }

    private static ApiCallSeen apiCall() {
        return new ApiCallSeen(
                "9d1f0f6e-0000-4000-8000-00000000000b",
                AT,
                300001,
                200002,
                INSTALLATION,
                "POST",
                "/crm/v3/objects/contacts",
                List.of("crm.objects.contacts.write"),
                403,
                "MISSING_SCOPES");
    }

    private static AppSnapshot app() {
        return new AppSnapshot(
                300001,
                7,
                AppStatus.ACTIVE,
                100001,
                new Publisher("Acme Apps", "acme.example", true),
                "Contact Sync",
                "Keeps contacts in step.",
                null,
                new SupportContact("help@acme.example", null, null, "https://acme.example/docs"),
                new AppLinks(
                        null,
                        "https://acme.example/setup",
                        "https://acme.example/settings",
                        "https://acme.example/privacy",
                        null),
                new AppDistribution(AppDistribution.Kind.PRIVATE, List.of(200001, 200002)),
                APP.clientId(),
                true,
                AppTokens.STABLE,
                List.of("http://localhost:8090/oauth-callback"),
                new AppScopes(SCOPES, List.of(), List.of("content"))
                        .withPurposes(Map.of("crm.objects.contacts.read", "To keep your address book in step.")),
                new WebhookSettings("http://localhost:8090/webhooks", 10, AT, OPTIONS),
                List.of(new AppSubscription(1, "contact.creation", null, true)),
                "1.0.0",
                2,
                Instant.parse("2026-11-20T08:00:00Z"),
                AT);
    }

    private static AppSecretsSnapshot secrets() {
        return new AppSecretsSnapshot(
                300001, 7, APP.clientId(), List.of(new SecretVerifier("17.q1Zb", null, 41L)), "AQIDBA", AT);
    }

    private static PlatformSnapshot platform() {
        return new PlatformSnapshot(
                2,
                new PlatformSnapshot.Brand("Acme CRM", null, "#0b5cad", "#ffffff", null, null, null),
                List.of(new PlatformSnapshot.Scope(
                        "crm.objects.contacts.read",
                        "Read contacts",
                        "See your contacts and their details.",
                        "crm.contacts",
                        "read",
                        false,
                        List.of("crm"))),
                List.of(new PlatformSnapshot.Entitlement("crm", "CRM")),
                List.of(new PlatformSnapshot.Role("super-admin", "Super admin", true, List.of(), true)),
                List.of(new PlatformSnapshot.EventType(
                        "contact.creation", "A contact was created", "crm.objects.contacts.read", List.of())),
                List.of(new PlatformSnapshot.ApiRoute(
                        List.of("GET"), "/crm/v3/objects/contacts/{id}", List.of("crm.objects.contacts.read"), true)),
                "deny",
                AT);
    }

    private static InstallationSnapshot installation() {
        return new InstallationSnapshot(INSTALLATION, 1, 3, InstallationStatus.ACTIVE, APP, ACCOUNT, SCOPES, AT, AT);
    }

    private static TokensIssued issued() {
        return new TokensIssued(
                INSTALLATION, 1, 1, "0c9d7a52-1111-4222-8333-444455556666", 300001, 200002, 3, SCOPES, AT, true);
    }

    private static GrantRevoked revoked() {
        return new GrantRevoked(INSTALLATION, 1, 2, "0c9d7a52-1111-4222-8333-444455556666", "REVOKED_BY_APP", AT);
    }

    private static RefreshTokenReused reused() {
        return new RefreshTokenReused(INSTALLATION, 1, 3, "0c9d7a52-1111-4222-8333-444455556666", 4, AT);
    }

    private static UsageTotals usage() {
        return new UsageTotals(
                INSTALLATION,
                2,
                300001,
                200002,
                Instant.parse("2026-11-23T13:00:00Z"),
                "token",
                "4f2c1d8e-0000-4000-8000-00000000000a",
                41,
                1,
                List.of(new UsageTotals.ScopeCalls("crm.objects.contacts.read", 40)),
                null,
                null,
                Instant.parse("2026-11-23T13:05:00Z"),
                AT);
    }

    private static InstallAuthorized authorized() {
        return new InstallAuthorized(INSTALLATION, 1, 2, APP, ACCOUNT, USER, EVENT_SCOPES, AT, "hmac:q1Zb");
    }

    private static InstallCompleted completed() {
        return new InstallCompleted(
                INSTALLATION, 1, 3, APP, ACCOUNT, USER, null, EVENT_SCOPES, false, true, true, AT, "hmac:q1Zb");
    }
}
