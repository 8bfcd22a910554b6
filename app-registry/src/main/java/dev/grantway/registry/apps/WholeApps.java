package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes apps be as they are described as a whole: in one transaction, with one snapshot, or not at all. */
@Singleton
public class WholeApps {
    private final AppRepository apps;
    private final SubscriptionRepository subscriptions;
    private final Apps register;
    private final WholeAppChecks checks;
    private final AppPublisher publisher;
    private final AppAudit audit;
    private final Clock clock;

    WholeApps(
            AppRepository apps,
            SubscriptionRepository subscriptions,
            Apps register,
            WholeAppChecks checks,
            AppPublisher publisher,
            AppAudit audit,
            Clock clock) {
        this.apps = apps;
        this.subscriptions = subscriptions;
        this.register = register;
        this.checks = checks;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #apply} would do at this moment; writes nothing. */
    @Transactional
    public WholeOutcome plan(int appId, UnaryOperator<WholeApp> edit) {
        return apps.findLive(appId).map(app -> decide(app, edit)).orElseGet(WholeOutcome.Absent::new);
    }

    /**
     * Makes the app be so.
     *
     * @param expected what must hold of the app as it stands; nothing is changed otherwise
     * @param edit runs while the app is locked, on how it stands then
     */
    @Transactional
    public WholeOutcome apply(int appId, Predicate<WholeApp> expected, UnaryOperator<WholeApp> edit) {
        return apps.lockLive(appId).map(app -> apply(app, expected, edit)).orElseGet(WholeOutcome.Absent::new);
    }

    /**
     * Makes the app be so.
     *
     * @param seen how the caller saw the app; nothing is changed where it stands otherwise
     * @param wanted all that is to be said of it
     */
    @Transactional
    public WholeOutcome apply(int appId, Revision seen, WholeApp wanted) {
        return apps.lockLive(appId)
                .map(app -> apply(app, _ -> seen.allows(app.sequence), _ -> wanted))
                .orElseGet(WholeOutcome.Absent::new);
    }

    /** Why the account cannot have this new app; empty when it can. Writes nothing. */
    @Transactional
    public List<FieldProblem> planNew(int developerAccountId, WholeApp wanted) {
        return register.registrationProblems(developerAccountId, wanted, Optional.empty());
    }

    /** Stores a new app with new secrets and tells the other services of it. */
    @Transactional
    public RegistrationOutcome register(int developerAccountId, WholeApp wanted) {
        return register.register(developerAccountId, wanted, Optional.empty());
    }

    private WholeOutcome apply(App app, Predicate<WholeApp> expected, UnaryOperator<WholeApp> edit) {
        apps.lockAccount(app.developerAccountId);
        if (!expected.test(stateOf(app))) {
            return new WholeOutcome.Overtaken();
        }
        var outcome = decide(app, edit);
        if (outcome instanceof WholeOutcome.Taken(var change) && !change.isNone()) {
            write(app, change);
        }
        return outcome;
    }

    private WholeOutcome decide(App app, UnaryOperator<WholeApp> edit) {
        var before = stateOf(app);
        var change = new WholeChange(before, edit.apply(before), app.consentVersion);
        var problems = new ArrayList<FieldProblem>();
        if (change.changesDraft()) {
            problems.addAll(
                    register.draftProblems(app, before.draft(), change.after().draft()));
        }
        problems.addAll(checks.problems(before, change.after()));
        return problems.isEmpty() ? new WholeOutcome.Taken(change) : new WholeOutcome.Refused(problems);
    }

    private WholeApp stateOf(App app) {
        return WholeApp.of(publisher.details(app));
    }

    private void write(App app, WholeChange change) {
        if (change.changesDraft()) {
            app.describe(change.after().draft());
        }
        if (change.changesWebhooks()) {
            change.after()
                    .webhooks()
                    .ifPresentOrElse(settings -> app.send(settings, clock.instant()), app::sendNothing);
        }
        subscribe(app.id, change.after().subscriptions());
        audit.changed(app, change.before(), change.after());
        var _ = publisher.appChanged(app);
    }

    /** Ends those that are not wanted, switches those that are there, and adds the others. */
    private void subscribe(int appId, List<SubscriptionDraft> wanted) {
        var missing = new LinkedHashMap<SubscriptionDraft.Subject, SubscriptionDraft>();
        wanted.forEach(each -> missing.put(each.subject(), each));
        var now = clock.instant();
        for (var row : subscriptions.listOf(appId)) {
            var draft = Optional.ofNullable(missing.remove(row.subject()));
            if (draft.isEmpty()) {
                subscriptions.delete(row);
            } else if (row.active != draft.get().active()) {
                row.active = draft.get().active();
                row.updatedAt = now;
            }
        }
        missing.values().forEach(each -> subscriptions.persist(new Subscription(appId, each, now)));
    }
}
