package dev.grantway.install.stage;

import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets the scene: the product's words, apps, people with accounts and sessions. Each gets ids of its own. */
@Singleton
public class Stage {
    /** The scopes of an ordinary member. */
    public static final List<String> MEMBER = List.of("base", "contacts.read", "contacts.write", "pages", "reports");

    private static final AtomicInteger IDS = new AtomicInteger(500_000);

    private final AtomicBoolean published = new AtomicBoolean();
    private final Outbox outbox;
    private final AppCatalog apps;
    private final PlatformCatalog platform;
    private final Neighbours neighbours;
    private final String issuer;

    Stage(
            Outbox outbox,
            AppCatalog apps,
            PlatformCatalog platform,
            Neighbours neighbours,
            @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.outbox = outbox;
        this.apps = apps;
        this.platform = platform;
        this.neighbours = neighbours;
        this.issuer = issuer;
    }

    /** A number that nobody has yet. */
    public static int newId() {
        return IDS.incrementAndGet();
    }

    /** A confidential app that requires {@code base} and {@code contacts.read}, published and known here. */
    public AppSnapshot app() {
        return publish(draft(true));
    }

    /** A public app of the same kind. */
    public AppSnapshot publicApp() {
        return publish(draft(false));
    }

    /** The app with another name and description. */
    public AppSnapshot app(String name, String description, SupportContact support) {
        var draft = draft(true);
        return publish(new AppSnapshot(
                draft.appId(),
                1,
                AppStatus.ACTIVE,
                draft.developerAccountId(),
                draft.publisher(),
                name,
                description,
                "javascript:alert(1)",
                support,
                null,
                draft.clientId(),
                true,
                AppTokens.STABLE,
                draft.redirectUris(),
                draft.scopes(),
                null,
                List.of(),
                "1.0.0",
                null,
                draft.createdAt(),
                draft.changedAt()));
    }

    /** A later state of an app. */
    public AppSnapshot change(AppSnapshot app, AppStatus status, AppScopes scopes) {
        return publish(new AppSnapshot(
                app.appId(),
                app.sequence() + 1,
                status,
                app.developerAccountId(),
                app.publisher(),
                app.name(),
                app.description(),
                app.logoUrl(),
                app.support(),
                app.links(),
                app.clientId(),
                app.confidential(),
                app.tokens(),
                app.redirectUris(),
                scopes,
                null,
                List.of(),
                app.version(),
                app.consentVersion(),
                app.createdAt(),
                Instant.now()));
    }

    /** An app whose tokens are made in another way from now on. */
    public AppSnapshot changeTokens(AppSnapshot app, AppTokens tokens) {
        return publish(new AppSnapshot(
                app.appId(),
                app.sequence() + 1,
                app.status(),
                app.developerAccountId(),
                app.publisher(),
                app.name(),
                app.description(),
                app.logoUrl(),
                app.support(),
                app.links(),
                app.clientId(),
                app.confidential(),
                tokens,
                app.redirectUris(),
                app.scopes(),
                null,
                List.of(),
                app.version(),
                app.consentVersion(),
                app.createdAt(),
                Instant.now()));
    }

    /** A person with a session, whose accounts are as given. */
    public Browser signIn(AccountAccess... accounts) {
        int userId = newId();
        String sessionId = UUID.randomUUID().toString();
        know(userId, accounts);
        return new Browser(userId, sessionId, token(userId, sessionId, Duration.ofMinutes(15), false));
    }

    /** A person whose session token ends sooner than a form. */
    public Browser signInShortly(AccountAccess... accounts) {
        int userId = newId();
        String sessionId = UUID.randomUUID().toString();
        know(userId, accounts);
        return new Browser(userId, sessionId, token(userId, sessionId, Duration.ofMinutes(2), false));
    }

    /** A person in a developer account, who also has these accounts. */
    public Browser signInDeveloper(int developerAccountId, AccountAccess... accounts) {
        int userId = newId();
        String sessionId = UUID.randomUUID().toString();
        know(userId, accounts);
        var roles = Map.of(Integer.toString(developerAccountId), "DEVELOPER");
        return new Browser(userId, sessionId, token(userId, sessionId, Duration.ofMinutes(15), false, roles));
    }

    /** The directory says this of a person from now on. */
    public void know(int userId, AccountAccess... accounts) {
        var person = new Person(userId, "user" + userId + "@customer.example", "User " + userId);
        neighbours.know(new UserAccess(true, person, List.of(accounts)));
    }

    /** A standard account in which the person may install apps and has access to these scopes. */
    public static AccountAccess account(List<String> entitlements, List<String> scopes) {
        int id = newId();
        return new AccountAccess(
                id,
                "Account " + id,
                "a" + id + ".example",
                "STANDARD",
                null,
                entitlements,
                "member",
                scopes,
                false,
                true);
    }

    /** A standard account with the plan {@code pro} and all scopes. */
    public static AccountAccess account() {
        return account(List.of("pro"), MEMBER);
    }

    /** An account of another kind. */
    public static AccountAccess account(String kind) {
        int id = newId();
        return new AccountAccess(id, "Account " + id, null, kind, null, List.of("pro"), "member", MEMBER, false, true);
    }

    /** Publishes as the event's owner does. */
    public void publish(Event event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event));
    }

    /** Publishes an app and waits until it is known here. */
    public AppSnapshot publish(AppSnapshot app) {
        publishPlatform();
        publish((Event) app);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> apps.find(app.clientId())
                        .filter(known -> known.sequence() >= app.sequence())
                        .isPresent());
        return app;
    }

    private void publishPlatform() {
        if (published.compareAndSet(false, true)) {
            publish(new PlatformSnapshot(
                    1,
                    new PlatformSnapshot.Brand("Tracker", null, "#1f4f8f", "#ffffff", null, null, null),
                    List.of(
                            scope("base", "other", "Know the account", List.of()),
                            scope("contacts.read", "read", "See contacts", List.of()),
                            scope("contacts.write", "write", "Change contacts", List.of()),
                            scope("pages", "write", "Change pages", List.of("pro", "enterprise")),
                            scope("reports", "read", "See reports", List.of())),
                    List.of(new PlatformSnapshot.Entitlement("pro", "Pro")),
                    List.of(new PlatformSnapshot.Role("member", "Member", false, MEMBER, true)),
                    List.of(),
                    List.of(new PlatformSnapshot.ApiRoute(
                            List.of("GET"), "/contacts", List.of("contacts.read"), false)),
                    null,
                    Instant.now()));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> platform.find().isPresent());
    }

    private static PlatformSnapshot.Scope scope(String name, String verb, String title, List<String> entitlements) {
        return new PlatformSnapshot.Scope(
                name, title, "This app will be able to: " + title, "contacts", verb, false, entitlements);
    }

    private String token(int userId, String sessionId, Duration life, boolean operator) {
        return token(userId, sessionId, life, operator, Map.of());
    }

    private String token(
            int userId, String sessionId, Duration life, boolean operator, Map<String, String> developerRoles) {
        return Jwt.issuer(issuer)
                .upn("user" + userId + "@customer.example")
                .subject(Integer.toString(userId))
                .claim("sid", sessionId)
                .claim("name", "User " + userId)
                .claim("operator", operator)
                .claim("dev", developerRoles)
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(life))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign();
    }

    private static AppSnapshot draft(boolean confidential) {
        int id = newId();
        return new AppSnapshot(
                id,
                1,
                AppStatus.ACTIVE,
                100_001,
                new Publisher("Acme Apps", "acme.example", true),
                "Contact Sync " + id,
                "Keeps contacts in step.",
                null,
                new SupportContact("help@app.example", null, "https://app.example/help"),
                null,
                UUID.randomUUID().toString(),
                confidential,
                AppTokens.STABLE,
                List.of(
                        "https://app.example/cb",
                        "https://app.example/q?tenant=1",
                        "http://localhost/cb",
                        "http://127.0.0.1/cb",
                        "http://[::1]/cb"),
                new AppScopes(List.of("base", "contacts.read"), List.of("contacts.write"), List.of("pages", "reports")),
                null,
                List.of(),
                "1.0.0",
                null,
                Instant.now(),
                Instant.now());
    }
}
