package dev.grantway.registry.apps;

import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what is done to apps. */
@Singleton
class AppAudit {
    private final AuditTrail trail;

    AppAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** What the log has of an app: all that its developer says of it, and where it stands. */
    private record Fields(AppDraft app, @Nullable WebhooksDraft webhooks, List<String> subscriptions) {
        static Fields of(WholeApp app) {
            return new Fields(
                    app.draft(),
                    app.webhooks().orElse(null),
                    app.subscriptions().stream().map(AppAudit::line).toList());
        }
    }

    void created(App app, WholeApp made) {
        trail.record(app.developerAccountId, AuditAction.APP_CREATED, subject(app), null, Fields.of(made));
    }

    void changed(App app, WholeApp before, WholeApp after) {
        trail.record(
                app.developerAccountId, AuditAction.APP_CHANGED, subject(app), Fields.of(before), Fields.of(after));
    }

    void changed(App app, AppDraft before, AppDraft after) {
        changed(app, WholeApp.of(before), WholeApp.of(after));
    }

    /** Where there are no fields to compare. */
    void did(App app, AuditAction action) {
        trail.record(app.developerAccountId, action, subject(app));
    }

    /** The same settings sent again are no change. */
    void webhooks(App app, Optional<WebhooksDraft> before, Optional<WebhooksDraft> after) {
        if (!before.equals(after)) {
            trail.record(
                    app.developerAccountId,
                    AuditAction.WEBHOOKS_CHANGED,
                    subject(app),
                    before.orElse(null),
                    after.orElse(null));
        }
    }

    void subscription(App app, AuditAction action, SubscriptionDetails subscription) {
        trail.record(
                app.developerAccountId,
                action,
                AuditSubject.ofApp(
                        app.id,
                        Integer.toString(subscription.id()),
                        line(new SubscriptionDraft(
                                subscription.eventType(), subscription.propertyName(), subscription.active()))));
    }

    void secret(App app, AuditAction action, AppSecret secret) {
        String words = secret.kind == SecretKind.CLIENT ? "Client secret" : "Webhook secret";
        trail.record(
                app.developerAccountId,
                action,
                AuditSubject.ofApp(app.id, Long.toString(secret.details().id()), words + " of " + app.name));
    }

    /** By its name; its value is a secret. */
    void header(App app, AuditAction action, String name) {
        trail.record(app.developerAccountId, action, AuditSubject.ofApp(app.id, name, name + " of " + app.name));
    }

    private static AuditSubject subject(App app) {
        return AuditSubject.app(app.id, app.name);
    }

    private static String line(SubscriptionDraft subscription) {
        return subscription.eventType()
                + subscription.property().map(name -> " of " + name).orElse("")
                + (subscription.active() ? ", active" : ", paused");
    }
}
