package dev.grantway.registry.apps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridEncrypt;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.events.AppSigningSecrets.CustomHeader;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.platform.seal.Sealed;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes secrets, seals them for the database, and encrypts those that sign webhooks to the one who signs. */
@Startup // missing keys must be told at start
@Singleton
class SecretVault {
    private static final String WEBHOOK_SECRET_PREFIX = "whsec_";
    private static final int WEBHOOK_SECRET_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final ClientSecrets clientSecrets;
    private final Aead storage;
    private final HybridEncrypt toWebhookService;
    private final AppSecretRepository secrets;
    private final AppHeaderRepository headers;
    private final ObjectMapper json;
    private final Clock clock;

    SecretVault(
            ClientSecrets clientSecrets,
            Keysets keysets,
            AppSecretRepository secrets,
            AppHeaderRepository headers,
            ObjectMapper json,
            Clock clock) {
        this.clientSecrets = clientSecrets;
        this.storage = keysets.aead("app-secrets");
        this.toWebhookService = keysets.hybridEncrypt("webhook-secrets-public");
        this.secrets = secrets;
        this.headers = headers;
        this.json = json;
        this.clock = clock;
    }

    /** Makes a secret and stores it; it is in the clear this once. */
    String issue(int appId, SecretKind kind) {
        var secret = generate(kind);
        store(appId, kind, secret);
        return secret;
    }

    void store(int appId, SecretKind kind, String secret) {
        secrets.persist(seal(appId, kind, secret));
    }

    private String generate(SecretKind kind) {
        return switch (kind) {
            case CLIENT -> clientSecrets.generate();
            case WEBHOOK -> {
                byte[] bytes = new byte[WEBHOOK_SECRET_BYTES];
                random.nextBytes(bytes);
                yield WEBHOOK_SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
            }
        };
    }

    private AppSecret seal(int appId, SecretKind kind, String secret) {
        var verifier = kind == SecretKind.CLIENT ? clientSecrets.hash(secret) : null;
        return new AppSecret(
                appId, kind, Sealed.seal(storage, secret, context(appId, kind)), verifier, clock.instant());
    }

    /** What the other services may hold of these secrets. */
    AppSecretsSnapshot snapshot(App app) {
        var live = secrets.listOf(app.id);
        var verifiers = live.stream()
                .filter(secret -> secret.kind == SecretKind.CLIENT)
                .map(secret -> new SecretVerifier(Objects.requireNonNull(secret.verifier), secret.expiresAt, secret.id))
                .toList();
        var signing = new AppSigningSecrets(
                opened(live, SecretKind.CLIENT), opened(live, SecretKind.WEBHOOK), openedHeaders(app.id));
        return new AppSecretsSnapshot(
                app.id, app.sequence, app.clientId, verifiers, encrypted(app.id, signing), app.changedAt);
    }

    private List<String> opened(List<AppSecret> live, SecretKind kind) {
        return live.stream()
                .filter(secret -> secret.kind == kind)
                .sorted(Comparator.comparing(secret -> secret.retired)) // stable: the oldest first among equals
                .map(this::open)
                .toList();
    }

    byte[] sealHeader(int appId, String name, String value) {
        return Sealed.seal(storage, value, headerContext(appId, name));
    }

    private List<CustomHeader> openedHeaders(int appId) {
        return headers.listOf(appId).stream()
                .map(header -> new CustomHeader(
                        header.name,
                        Sealed.open(storage, header.sealed, headerContext(appId, header.name))
                                .orElseThrow(() -> unopened("a header", appId))))
                .toList();
    }

    private static String headerContext(int appId, String name) {
        return "app-header:" + appId + ":" + AppHeader.keyOf(name);
    }

    private static IllegalStateException unopened(String what, int appId) {
        return new IllegalStateException(
                what + " of app " + appId + " cannot be opened: is its key still in the keyset app-secrets?");
    }

    private String open(AppSecret secret) {
        return Sealed.open(storage, secret.sealed, context(secret.appId, secret.kind))
                .orElseThrow(() -> unopened("a secret", secret.appId));
    }

    private String encrypted(int appId, AppSigningSecrets signing) {
        try {
            byte[] sealed = toWebhookService.encrypt(
                    json.writeValueAsBytes(signing),
                    AppSecretsSnapshot.contextOf(appId).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("the secrets of app " + appId + " could not be encrypted", e);
        }
    }

    /** Binds a sealed secret to its app and use: a row copied to another app does not open there. */
    private static String context(int appId, SecretKind kind) {
        return "app-secret:" + appId + ":" + kind;
    }
}
