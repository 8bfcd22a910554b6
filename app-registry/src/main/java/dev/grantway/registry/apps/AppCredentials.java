package dev.grantway.registry.apps;

import dev.grantway.registry.audit.AuditAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The secrets of an app: two of a kind may live at once, so that an app can be moved from one to the next without a break.
 */
@Singleton
public class AppCredentials {
    private static final int LIVE_AT_ONCE = 2;

    private final AppRepository apps;
    private final AppSecretRepository secrets;
    private final SecretVault vault;
    private final AppPublisher publisher;
    private final AppAudit audit;
    private final AppsConfig config;
    private final Clock clock;

    AppCredentials(
            AppRepository apps,
            AppSecretRepository secrets,
            SecretVault vault,
            AppPublisher publisher,
            AppAudit audit,
            AppsConfig config,
            Clock clock) {
        this.apps = apps;
        this.secrets = secrets;
        this.vault = vault;
        this.publisher = publisher;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Makes another secret; the one before works for {@link AppsConfig#secretOverlap} from now on. */
    @Transactional
    public SecretOutcome issue(int appId, SecretKind kind) {
        var app = apps.lock(appId);
        if (kind == SecretKind.CLIENT && !app.confidential) {
            return new SecretOutcome.Refused("A public app keeps no client secret; it uses PKCE.");
        }
        secrets.deleteExpired(appId, clock.instant());
        var live = secrets.listOf(appId, kind);
        if (live.size() >= LIVE_AT_ONCE) {
            return new SecretOutcome.Refused("Two secrets are live already. Revoke the older one first.");
        }
        var end = clock.instant().plus(config.secretOverlap());
        live.forEach(older -> older.expiresAt = Objects.requireNonNullElse(older.expiresAt, end));
        var secret = Optional.of(vault.issue(appId, kind));
        var issued = kind == SecretKind.CLIENT
                ? new IssuedSecrets(secret, Optional.empty())
                : new IssuedSecrets(Optional.empty(), secret);
        audit.secret(app, AuditAction.SECRET_MADE, secrets.listOf(appId, kind).getLast());
        return new SecretOutcome.Issued(publisher.secretsChanged(app), issued);
    }

    /** Ends a secret at once. The one that has no end stays, or the app would be locked out. */
    @Transactional
    public SecretOutcome revoke(int appId, SecretKind kind, long secretId) {
        var app = apps.lock(appId);
        var secret = secrets.listOf(appId, kind).stream()
                .filter(each -> Objects.equals(each.id, secretId))
                .findFirst();
        if (secret.isEmpty()) {
            return new SecretOutcome.Absent();
        }
        if (secret.get().expiresAt == null) {
            return new SecretOutcome.Refused("This is the newest secret. Make a new one first; then this one can go.");
        }
        audit.secret(app, AuditAction.SECRET_REVOKED, secret.get());
        secrets.delete(secret.get());
        return new SecretOutcome.Revoked(publisher.secretsChanged(app));
    }

    /** Lets an older secret work for so long from now on. The one that has no end keeps none. */
    @Transactional
    public SecretOutcome end(int appId, SecretKind kind, long secretId, SecretLife life) {
        var app = apps.lock(appId);
        var secret = live(appId, kind).stream()
                .filter(each -> Objects.equals(each.id, secretId))
                .findFirst();
        if (secret.isEmpty()) {
            return new SecretOutcome.Absent();
        }
        if (secret.get().expiresAt == null) {
            return new SecretOutcome.Refused("This is the newest secret. Make a new one first; then this one can end.");
        }
        secret.get().expiresAt = clock.instant().plus(life.duration());
        audit.secret(app, AuditAction.SECRET_END_SET, secret.get());
        return new SecretOutcome.Changed(publisher.secretsChanged(app));
    }

    /** Signs HubSpot's headers, which hold one signature, with the newest client secret before the older one ends. */
    @Transactional
    public SecretOutcome signWithNewest(int appId) {
        var app = apps.lock(appId);
        var live = live(appId, SecretKind.CLIENT);
        if (live.size() < LIVE_AT_ONCE) {
            return new SecretOutcome.Refused("There is no older client secret that signs.");
        }
        if (live.getFirst().retired) {
            return new SecretOutcome.Changed(publisher.details(app));
        }
        live.getFirst().retired = true;
        audit.secret(app, AuditAction.SIGNING_SECRET_CHANGED, live.getLast());
        return new SecretOutcome.Changed(publisher.secretsChanged(app));
    }

    /** Leaves out those at their end and deletes none: that is for those who publish it, or webhooks stay signed so. */
    private List<AppSecret> live(int appId, SecretKind kind) {
        var now = clock.instant();
        return secrets.listOf(appId, kind).stream()
                .filter(each -> each.expiresAt == null || each.expiresAt.isAfter(now))
                .toList();
    }

    /** Apps with secrets that have come to their end. */
    @Transactional
    List<Integer> appsWithExpired() {
        return secrets.appsWithExpired(clock.instant());
    }

    /** Apps with secrets whose use is not told yet: they are older than the telling. */
    @Transactional
    List<Integer> appsWithUncounted(int atMost) {
        return secrets.appsWithUncounted(atMost);
    }

    /** Has the use of an app's secrets told from now on. */
    @Transactional
    void beginCounting(int appId) {
        apps.lockLive(appId)
                .filter(app -> !secrets.listUncounted(appId).isEmpty()) // or another pod was quicker
                .ifPresent(publisher::secretsToldAgain);
    }

    /** Forgets secrets that have come to their end, and stops signing with them. */
    @Transactional
    void dropExpired(int appId) {
        apps.lockLive(appId)
                .filter(app -> {
                    var ended = secrets.listExpired(appId, clock.instant());
                    ended.forEach(secret -> audit.secret(app, AuditAction.SECRET_ENDED, secret));
                    return secrets.deleteExpired(appId, clock.instant()) > 0;
                })
                .ifPresent(publisher::secretsChanged);
    }
}
