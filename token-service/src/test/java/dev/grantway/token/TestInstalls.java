package dev.grantway.token;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppDistribution;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.platform.database.SqlStore;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.code.AuthorizationCodes;
import dev.grantway.token.code.IssueOutcome;
import dev.grantway.token.key.Sha256;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What app-registry and install-service would have done before, and what an app does then. */
@Singleton
public class TestInstalls {
    private final AtomicInteger appIds =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000, 900_000_000));
    private final AtomicLong sequences = new AtomicLong(1);
    private final Map<Integer, AppTokens> tokens = new ConcurrentHashMap<>();
    private final Map<String, TestApp> shared = new ConcurrentHashMap<>();
    private final ClientSecrets secrets;
    private final Outbox outbox;
    private final AppCatalog catalog;
    private final AuthorizationCodes codes;
    private final SqlStore sql;

    TestInstalls(ClientSecrets secrets, Outbox outbox, AppCatalog catalog, AuthorizationCodes codes, SqlStore sql) {
        this.secrets = secrets;
        this.outbox = outbox;
        this.catalog = catalog;
        this.codes = codes;
        this.sql = sql;
    }

    /** A confidential app that tests may share as long as they leave it as it is. */
    public TestApp app() {
        return shared.computeIfAbsent("confidential", _ -> newApp(true));
    }

    public TestApp newApp(boolean confidential) {
        return newApp(confidential, AppTokens.STABLE);
    }

    public TestApp newApp(boolean confidential, AppTokens made) {
        var app = new TestApp(appIds.incrementAndGet(), UUID.randomUUID().toString(), secrets.generate(), confidential);
        tokens.put(app.appId(), made);
        publish(app, AppStatus.ACTIVE, new SecretVerifier(secrets.hash(app.clientSecret()), null, null));
        await().until(() -> catalog.findByClientId(app.clientId()).isPresent()
                && !catalog.verifiersOf(app.appId()).isEmpty());
        return app;
    }

    /** Its developer changes how its tokens are made. */
    public void change(TestApp app, AppTokens made) {
        tokens.put(app.appId(), made);
        publish(app, AppStatus.ACTIVE, new SecretVerifier(secrets.hash(app.clientSecret()), null, null));
        await().until(() -> catalog.findByClientId(app.clientId())
                .filter(snapshot -> snapshot.tokens().equals(made))
                .isPresent());
    }

    /** Its developer or an operator switches it off. */
    public void disable(TestApp app) {
        publish(app, AppStatus.DISABLED, new SecretVerifier(secrets.hash(app.clientSecret()), null, null));
        await().until(() -> catalog.findByClientId(app.clientId())
                .filter(snapshot -> snapshot.status() == AppStatus.DISABLED)
                .isPresent());
    }

    /** An app that proves itself by its keys and has no secret; shared. */
    public TestApp keyApp() {
        return shared.computeIfAbsent("keys", _ -> newApp(TestAssertions.registered()));
    }

    /** The parameters of a request for a client's own tokens. */
    public static Map<String, String> credentialsOf(TestApp app) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", app.clientId());
        form.put("client_secret", app.clientSecret());
        return form;
    }

    /** An app whose tokens and keys are its developer's choice; without a secret where it has keys. */
    public TestApp newApp(AppTokens made) {
        if (made.jwks() == null) {
            return newApp(true, made);
        }
        var app = new TestApp(appIds.incrementAndGet(), UUID.randomUUID().toString(), secrets.generate(), true);
        tokens.put(app.appId(), made);
        publish(app, AppStatus.ACTIVE);
        await().until(() -> catalog.findByClientId(app.clientId()).isPresent());
        return app;
    }

    public SecretVerifier verifierOf(TestApp app) {
        return new SecretVerifier(secrets.hash(app.clientSecret()), null, null);
    }

    /** The app as a token is made for it, without a resource. */
    public Recipient recipient(TestApp app) {
        return new Recipient(catalog.findByClientId(app.clientId()).orElseThrow(), Optional.empty());
    }

    public void publish(TestApp app, AppStatus status, SecretVerifier... verifiers) {
        var now = Clock.systemUTC().instant();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(snapshot(app, status, now));
            outbox.append(new AppSecretsSnapshot(
                    app.appId(), sequences.incrementAndGet(), app.clientId(), List.of(verifiers), "", now));
        });
    }

    /** The app is open to this account alone from now on. */
    public void publishPrivate(TestApp app, int accountId) {
        var distribution = new AppDistribution(AppDistribution.Kind.PRIVATE, List.of(accountId));
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(snapshot(
                        app, AppStatus.ACTIVE, distribution, Clock.systemUTC().instant())));
    }

    private AppSnapshot snapshot(TestApp app, AppStatus status, Instant now) {
        return snapshot(app, status, AppDistribution.UNLISTED, now);
    }

    private AppSnapshot snapshot(TestApp app, AppStatus status, AppDistribution distribution, Instant now) {
        return new AppSnapshot(
                app.appId(),
                sequences.incrementAndGet(),
                status,
                100001,
                new Publisher("Acme Apps", "acme.example", true),
                "Contact Sync",
                null,
                null,
                new SupportContact(null, null, null),
                null,
                distribution,
                app.clientId(),
                app.confidential(),
                tokens.getOrDefault(app.appId(), AppTokens.STABLE),
                List.of(TestConsent.REDIRECT_URI),
                new AppScopes(List.of("oauth"), List.of(), List.of()),
                null,
                List.of(),
                "1.0.0",
                null,
                now,
                now);
    }

    public IssueOutcome.Issued issue(TestConsent consent) {
        return (IssueOutcome.Issued) codes.issue(consent.toConsent());
    }

    public IssueOutcome tryToIssue(TestConsent consent) {
        return codes.issue(consent.toConsent());
    }

    public String code(TestConsent consent) {
        return issue(consent).code().value();
    }

    /** The parameters of a code exchange that succeeds. */
    public Map<String, String> exchangeOf(TestApp app, String code) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", app.clientId());
        if (app.confidential()) {
            form.put("client_secret", app.clientSecret());
        }
        form.put("redirect_uri", TestConsent.REDIRECT_URI);
        form.put("code", code);
        return form;
    }

    public Map<String, String> refreshOf(TestApp app, String refreshToken) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", app.clientId());
        if (app.confidential()) {
            form.put("client_secret", app.clientSecret());
        }
        form.put("refresh_token", refreshToken);
        return form;
    }

    /** Tokens of a new installation, by HubSpot's first door. */
    public Response install(TestConsent consent) {
        var request = exchangeOf(consent.app(), code(consent));
        consent.challenge().ifPresent(_ -> request.put("code_verifier", TestConsent.VERIFIER));
        var answer = post("/oauth/v1/token", request);
        answer.then().statusCode(200);
        return answer;
    }

    public static Response post(String path, Map<String, String> form) {
        return given().formParams(form).post(path);
    }

    /** The parameters of an app's question about a token, or of its end. */
    public static Map<String, String> tokenOf(TestApp app, String token) {
        return Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token);
    }

    /** Introspects as the app itself. */
    public boolean isActive(TestApp app, String token) {
        return given().formParams(tokenOf(app, token))
                .post("/oauth2/introspect")
                .then()
                .statusCode(200)
                .extract()
                .path("active");
    }

    /** A service's token, with all of its scopes. */
    public String serviceToken(String clientId) {
        return post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                clientId,
                                "client_secret",
                                ServiceClientsResource.SECRET))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    public void inDatabase(String statement, @Nullable Object... parameters) {
        sql.update(statement, parameters);
    }

    /** The one number that a query has. */
    public long number(String query, @Nullable Object... parameters) {
        return sql.queryOne(query, row -> row.getLong(1), parameters).orElseThrow();
    }

    /** The one text that a query has. */
    public String text(String query, @Nullable Object... parameters) {
        return sql.queryOne(query, row -> row.getString(1), parameters).orElseThrow();
    }

    public long liveGrants(TestConsent consent) {
        return number(
                "SELECT count(*) FROM app_grant WHERE app_id = ? AND account_id = ? AND revoked_at IS NULL",
                consent.app().appId(),
                consent.accountId());
    }

    /** How many events the installation has told. */
    public long events(TestConsent consent) {
        return number(
                "SELECT event_sequence FROM installation WHERE app_id = ? AND account_id = ?",
                consent.app().appId(),
                consent.accountId());
    }

    static String challengeOf(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }
}
