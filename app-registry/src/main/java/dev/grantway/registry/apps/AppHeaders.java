package dev.grantway.registry.apps;

import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.checks.FieldProblem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Headers that go with each of an app's webhooks. Their values are secrets: kept sealed, told to the one who sends, and never read
 * back here. They are no part of an app's versions.
 */
@Singleton
public class AppHeaders {
    private static final int MOST = 10;

    private final AppRepository apps;
    private final AppHeaderRepository headers;
    private final SecretVault vault;
    private final AppPublisher publisher;
    private final AppAudit audit;
    private final Clock clock;

    AppHeaders(
            AppRepository apps,
            AppHeaderRepository headers,
            SecretVault vault,
            AppPublisher publisher,
            AppAudit audit,
            Clock clock) {
        this.apps = apps;
        this.headers = headers;
        this.vault = vault;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /** Their names, in the order in which they were added. */
    @Transactional
    public List<String> names(int appId) {
        return headers.listOf(appId).stream().map(header -> header.name).toList();
    }

    /** Adds a header, or gives the one of that name another value. */
    @Transactional
    public HeaderOutcome put(int appId, String name, String value) {
        var unfit = HeaderChecks.problem(name, value);
        if (unfit.isPresent()) {
            return new HeaderOutcome.Refused(unfit.get());
        }
        var app = apps.lock(appId);
        var there = headers.findOf(appId, name);
        var tooMany = there.isEmpty() ? oneMoreProblem(appId) : Optional.<FieldProblem>empty();
        if (tooMany.isPresent()) {
            return new HeaderOutcome.Refused(tooMany.get());
        }
        byte[] sealed = vault.sealHeader(appId, name, value);
        there.ifPresentOrElse(
                header -> replace(header, sealed),
                () -> headers.persist(new AppHeader(appId, name, sealed, clock.instant())));
        audit.header(app, there.isEmpty() ? AuditAction.HEADER_ADDED : AuditAction.HEADER_REPLACED, name);
        return new HeaderOutcome.Done(publisher.secretsChanged(app));
    }

    private void replace(AppHeader header, byte[] sealed) {
        header.sealed = sealed;
        header.changedAt = clock.instant();
    }

    /** Removes the header of that name, in any case. */
    @Transactional
    public HeaderOutcome remove(int appId, String name) {
        if (!HeaderChecks.isName(name)) {
            return new HeaderOutcome.Absent();
        }
        var app = apps.lock(appId);
        var there = headers.findOf(appId, name);
        if (there.isEmpty()) {
            return new HeaderOutcome.Absent();
        }
        headers.delete(there.get());
        audit.header(app, AuditAction.HEADER_REMOVED, there.get().name);
        return new HeaderOutcome.Done(publisher.secretsChanged(app));
    }

    private Optional<FieldProblem> oneMoreProblem(int appId) {
        return headers.count("appId", appId) < MOST
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        HeaderChecks.NAME, "An app has at most " + MOST + " headers. Remove one first."));
    }
}
