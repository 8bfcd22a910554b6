package dev.grantway.webhook.log;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.platform.session.Session;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.outgoing.DeliveryText;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The delivery log as an app's developers may see it. */
@Singleton
class DeliveryLog {
    static final int LINES = 50;

    private final AttemptStore store;
    private final AppCatalog apps;
    private final DeliveryText text;

    DeliveryLog(AttemptStore store, AppCatalog apps, DeliveryText text) {
        this.store = store;
        this.apps = apps;
        this.text = text;
    }

    /** The app, for its developers until it is deleted, and for operators; empty for others, as if there were none. */
    Optional<AppSnapshot> findApp(int appId, Session session) {
        return apps.find(appId).filter(app -> session.operator() || isDevelopedBy(app, session));
    }

    private static boolean isDevelopedBy(AppSnapshot app, Session session) {
        return app.status() != AppStatus.DELETED && session.developerRoles().containsKey(app.developerAccountId());
    }

    /** Some lines, newest first, from a place on. */
    Lines lines(int appId, Cursor before) {
        var found = store.page(appId, before, LINES + 1);
        var lines = found.stream().limit(LINES).toList();
        return new Lines(lines, found.size() > LINES ? Optional.of(Cursor.of(lines.getLast())) : Optional.empty());
    }

    List<Attempt> attemptsOf(int appId, String webhookId) {
        return store.ofWebhook(appId, webhookId);
    }

    /** What the endpoint answered to a failed attempt, or why there is no answer; empty when it is not kept. */
    String answer(Attempt attempt) {
        return Optional.ofNullable(attempt.sealedAnswer())
                .map(Base64.getDecoder()::decode)
                .flatMap(bytes -> text.open(bytes, Attempt.placeOf(attempt.id())))
                .orElse("");
    }

    /** A page of the log. */
    record Lines(List<Attempt> attempts, Optional<Cursor> next) {}
}
