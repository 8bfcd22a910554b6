package dev.grantway.registry.apps;

import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.checks.FieldProblem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Where an app's webhooks go, and which events it hears of. */
@Singleton
public class AppWebhooks {
    private final AppRepository apps;
    private final SubscriptionRepository subscriptions;
    private final AppChecks checks;
    private final AppPublisher publisher;
    private final AppAudit audit;
    private final Clock clock;

    AppWebhooks(
            AppRepository apps,
            SubscriptionRepository subscriptions,
            AppChecks checks,
            AppPublisher publisher,
            AppAudit audit,
            Clock clock) {
        this.apps = apps;
        this.subscriptions = subscriptions;
        this.checks = checks;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends webhooks there from now on.
     *
     * @param seen how the caller saw the app
     */
    @Transactional
    public ChangeOutcome send(int appId, Revision seen, WebhooksDraft draft) {
        var app = apps.lock(appId);
        if (!seen.allows(app.sequence)) {
            return new ChangeOutcome.Overtaken(publisher.details(app));
        }
        var problems = checks.problems(draft);
        if (!problems.isEmpty()) {
            return new ChangeOutcome.Refused(problems);
        }
        var before = app.webhooks().map(WholeApp::draft);
        app.send(draft, clock.instant());
        audit.webhooks(app, before, app.webhooks().map(WholeApp::draft));
        return new ChangeOutcome.Changed(publisher.appChanged(app));
    }

    /** Sends nothing any more; the subscriptions stay. */
    @Transactional
    public void clear(int appId) {
        var app = apps.lock(appId);
        if (app.webhooks().isPresent()) {
            audit.webhooks(app, app.webhooks().map(WholeApp::draft), Optional.empty());
            app.sendNothing();
            var _ = publisher.appChanged(app);
        }
    }

    @Transactional
    public SubscriptionOutcome subscribe(int appId, SubscriptionDraft draft) {
        var app = apps.lock(appId);
        var problem = checks.oneMoreSubscription(subscriptions.countOf(appId))
                .or(() -> checks.problem(app, draft))
                .or(() -> duplicate(appId, draft));
        if (problem.isPresent()) {
            return new SubscriptionOutcome.Refused(problem.get());
        }
        var subscription = new Subscription(appId, draft, clock.instant());
        subscriptions.persist(subscription);
        audit.subscription(app, AuditAction.SUBSCRIPTION_ADDED, subscription.details());
        var _ = publisher.appChanged(app);
        return new SubscriptionOutcome.Done(subscription.details());
    }

    /** Activates or pauses a subscription. */
    @Transactional
    public SubscriptionOutcome setActive(int appId, int subscriptionId, boolean active) {
        return setActive(appId, new TreeMap<>(Map.of(subscriptionId, active))).getFirst();
    }

    /**
     * Activates and pauses many in one change of the app; those that cannot be are left as they are.
     *
     * @return an outcome for each wish, in their order
     */
    @Transactional
    public List<SubscriptionOutcome> setActive(int appId, SequencedMap<Integer, Boolean> wishes) {
        var app = apps.lock(appId);
        var outcomes = new ArrayList<SubscriptionOutcome>();
        boolean changed = false;
        for (var wish : wishes.entrySet()) {
            var found = subscriptions.findOf(appId, wish.getKey());
            var problem = found.flatMap(subscription -> problem(app, subscription, wish.getValue()));
            changed |= problem.isEmpty() && found.isPresent() && switchTo(app, found.get(), wish.getValue());
            outcomes.add(problem.<SubscriptionOutcome>map(SubscriptionOutcome.Refused::new)
                    .or(() -> found.map(Subscription::details).map(SubscriptionOutcome.Done::new))
                    .orElseGet(SubscriptionOutcome.Absent::new));
        }
        if (changed) {
            var _ = publisher.appChanged(app);
        }
        return List.copyOf(outcomes);
    }

    /** Ends a subscription; empty when the app has no such one. */
    @Transactional
    public Optional<SubscriptionDetails> unsubscribe(int appId, int subscriptionId) {
        var app = apps.lock(appId);
        var found = subscriptions.findOf(appId, subscriptionId);
        found.ifPresent(subscription -> {
            audit.subscription(app, AuditAction.SUBSCRIPTION_DELETED, subscription.details());
            subscriptions.delete(subscription);
            var _ = publisher.appChanged(app);
        });
        return found.map(Subscription::details);
    }

    private boolean switchTo(App app, Subscription subscription, boolean active) {
        if (subscription.active == active) {
            return false;
        }
        subscription.active = active;
        subscription.updatedAt = clock.instant();
        audit.subscription(app, AuditAction.SUBSCRIPTION_CHANGED, subscription.details());
        return true;
    }

    /** A scope may have left the app while the subscription was paused. */
    private Optional<FieldProblem> problem(App app, Subscription subscription, boolean active) {
        return active
                ? checks.problem(app, new SubscriptionDraft(subscription.eventType, subscription.propertyName, true))
                : Optional.empty();
    }

    private Optional<FieldProblem> duplicate(int appId, SubscriptionDraft draft) {
        return subscriptions.isThere(appId, draft)
                ? Optional.of(new FieldProblem(
                        AppChecks.EVENT_TYPE,
                        "The app has a subscription to " + draft.eventType()
                                + draft.property().map(name -> " of " + name).orElse("") + " already."))
                : Optional.empty();
    }
}
