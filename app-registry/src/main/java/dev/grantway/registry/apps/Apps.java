package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.TextCheck;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The register of apps. */
@Singleton
public class Apps {
    private static final int NONE = 0;

    private final AppRepository apps;
    private final SubscriptionRepository subscriptions;
    private final AppChecks checks;
    private final WholeAppChecks wholeChecks;
    private final SecretVault vault;
    private final AppPublisher publisher;
    private final AppAudit audit;
    private final Clock clock;

    Apps(
            AppRepository apps,
            SubscriptionRepository subscriptions,
            AppChecks checks,
            WholeAppChecks wholeChecks,
            SecretVault vault,
            AppPublisher publisher,
            AppAudit audit,
            Clock clock) {
        this.apps = apps;
        this.subscriptions = subscriptions;
        this.checks = checks;
        this.wholeChecks = wholeChecks;
        this.vault = vault;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first of the apps that are looked for. */
    @Transactional
    public AppPage page(AppQuery query, int limit) {
        var found = apps.page(query, limit + 1);
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new AppPage(
                shown.stream().map(Apps::summary).toList(),
                more ? Optional.of(new AppQuery.Place(shown.getLast().nameKey, shown.getLast().id)) : Optional.empty());
    }

    @Transactional
    public Optional<AppDetails> find(int appId) {
        return apps.findLive(appId).map(publisher::details);
    }

    /** Stores a new app with new secrets and tells the other services of it. */
    @Transactional
    public RegistrationOutcome register(int developerAccountId, AppDraft draft) {
        return register(developerAccountId, WholeApp.of(draft), Optional.empty());
    }

    /** The same for an app that keeps its client id and secret; it gets a new webhook secret alone. */
    @Transactional
    public RegistrationOutcome register(int developerAccountId, AppDraft draft, ForeignClient client) {
        return register(developerAccountId, WholeApp.of(draft), Optional.of(client));
    }

    /** The same for an app that may have webhooks and subscriptions from the start. */
    @Transactional
    RegistrationOutcome register(int developerAccountId, WholeApp wanted, Optional<ForeignClient> client) {
        apps.lockAccount(developerAccountId);
        var problems = registrationProblems(developerAccountId, wanted, client);
        if (!problems.isEmpty()) {
            return new RegistrationOutcome.Refused(problems);
        }
        var draft = wanted.draft();
        String clientId = client.map(ForeignClient::clientId)
                .orElseGet(() -> UUID.randomUUID().toString());
        var app = new App(apps.nextId(), developerAccountId, clientId, draft, clock.instant());
        wanted.webhooks().ifPresent(settings -> app.send(settings, app.createdAt));
        apps.persist(app);
        wanted.subscriptions().forEach(each -> subscriptions.persist(new Subscription(app.id, each, app.createdAt)));
        client.flatMap(ForeignClient::clientSecret).ifPresent(secret -> vault.store(app.id, SecretKind.CLIENT, secret));
        var issued = new IssuedSecrets(
                draft.confidential() && client.isEmpty()
                        ? Optional.of(vault.issue(app.id, SecretKind.CLIENT))
                        : Optional.empty(),
                Optional.of(vault.issue(app.id, SecretKind.WEBHOOK)));
        audit.created(app, wanted);
        return new RegistrationOutcome.Registered(publisher.secretsChanged(app), issued);
    }

    /** Why the account cannot have this app; empty when it can. */
    List<FieldProblem> registrationProblems(int developerAccountId, WholeApp wanted, Optional<ForeignClient> client) {
        var problems = new ArrayList<>(checks.problems(wanted.draft(), AppChecks.NO_SCOPES));
        client.ifPresent(
                known -> problems.addAll(clientProblems(known, wanted.draft().confidential())));
        nameProblem(developerAccountId, wanted.draft(), NONE).ifPresent(problems::add);
        checks.oneMoreApp(apps.countLive(developerAccountId)).ifPresent(problems::add);
        publisher.closedProblem(developerAccountId).ifPresent(problems::add);
        problems.addAll(wholeChecks.problems(WholeApp.NOTHING, wanted));
        return List.copyOf(problems);
    }

    /**
     * Changes what the developer says of an app.
     *
     * @param seen how the caller saw the app
     * @param edit runs while the app is locked, on how it stands then
     */
    @Transactional
    public ChangeOutcome change(int appId, Revision seen, UnaryOperator<AppDraft> edit) {
        var app = apps.lock(appId);
        if (!seen.allows(app.sequence)) {
            return new ChangeOutcome.Overtaken(publisher.details(app));
        }
        apps.lockAccount(app.developerAccountId);
        var before = app.draft();
        var after = edit.apply(before);
        if (after.equals(before)) {
            return new ChangeOutcome.Changed(publisher.details(app));
        }
        var problems = changeProblems(app, before, after);
        if (!problems.isEmpty()) {
            return new ChangeOutcome.Refused(problems);
        }
        app.describe(after);
        audit.changed(app, before, after);
        return new ChangeOutcome.Changed(publisher.appChanged(app));
    }

    /** Says what a change would come to; nothing is stored. */
    @Transactional
    public ChangeOutcome plan(int appId, Revision seen, UnaryOperator<AppDraft> edit) {
        var outcome = change(appId, seen, edit);
        QuarkusTransaction.setRollbackOnly();
        return outcome;
    }

    /** Makes a change however the app stands. */
    @Transactional
    public ChangeOutcome change(int appId, UnaryOperator<AppDraft> edit) {
        return change(appId, Revision.ANY, edit);
    }

    /**
     * Stores an app that comes with its ids and secrets, unless there is an app of that id: what developers changed since
     * is theirs.
     *
     * @throws IllegalArgumentException when its description is refused
     */
    @Transactional
    public void importApp(AppImport wanted) {
        apps.lockAccount(wanted.developerAccountId());
        if (apps.findByIdOptional(wanted.appId()).isPresent()) {
            return;
        }
        var app = new App(
                wanted.appId(), wanted.developerAccountId(), wanted.clientId(), wanted.draft(), clock.instant());
        refuseIfAny(wanted, checks.problems(wanted.draft(), AppChecks.NO_SCOPES));
        refuseIfAny(
                wanted,
                nameProblem(wanted.developerAccountId(), wanted.draft(), wanted.appId()).stream()
                        .toList());
        wanted.webhooks().ifPresent(settings -> {
            refuseIfAny(wanted, checks.problems(settings));
            app.send(settings, app.createdAt);
        });
        apps.persist(app);
        apps.beginIdsAbove(wanted.appId());
        for (var subscription : wanted.subscriptions()) {
            refuseIfAny(wanted, checks.problem(app, subscription).stream().toList());
            subscriptions.persist(new Subscription(app.id, subscription, app.createdAt));
        }
        wanted.clientSecret().ifPresent(secret -> vault.store(app.id, SecretKind.CLIENT, secret));
        wanted.webhookSecret().ifPresent(secret -> vault.store(app.id, SecretKind.WEBHOOK, secret));
        audit.created(app, new WholeApp(wanted.draft(), wanted.webhooks(), wanted.subscriptions()));
        var _ = publisher.secretsChanged(app);
    }

    private List<FieldProblem> changeProblems(App app, AppDraft before, AppDraft after) {
        var problems = draftProblems(app, before, after);
        if (!problems.isEmpty()) {
            return problems;
        }
        var asItWouldBe = new App(app.id, app.developerAccountId, app.clientId, after, app.createdAt);
        return checks.orphaned(asItWouldBe, subscriptions.listActive(app.id));
    }

    /** What is wrong with another description of an app, its subscriptions left aside. */
    List<FieldProblem> draftProblems(App app, AppDraft before, AppDraft after) {
        var problems = new ArrayList<>(checks.problems(after, before.scopes()));
        if (after.confidential() != before.confidential()) {
            problems.add(
                    new FieldProblem("confidential", "Whether an app is confidential is settled when it is created."));
        }
        nameProblem(app.developerAccountId, after, app.id).ifPresent(problems::add);
        return List.copyOf(problems);
    }

    private List<FieldProblem> clientProblems(ForeignClient client, boolean confidential) {
        var problems = new ArrayList<>(client.problems(confidential));
        if (apps.clientIdIsTaken(client.clientId())) {
            problems.add(new FieldProblem(ForeignClient.CLIENT_ID, "Another app has this client id."));
        }
        return problems;
    }

    private Optional<FieldProblem> nameProblem(int developerAccountId, AppDraft draft, int appId) {
        var name = draft.info().name();
        return apps.nameIsTaken(developerAccountId, TextCheck.folded(name), appId)
                ? Optional.of(new FieldProblem(
                        AppChecks.NAME, "Another app of this developer account has the name “" + name + "”."))
                : Optional.empty();
    }

    private static void refuseIfAny(AppImport wanted, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(wanted + " cannot be imported: "
                    + String.join(
                            " ", problems.stream().map(FieldProblem::message).toList()));
        }
    }

    private static AppSummary summary(App app) {
        return new AppSummary(
                app.id, app.developerAccountId, app.name, app.clientId, app.confidential, app.status, app.changedAt);
    }
}
