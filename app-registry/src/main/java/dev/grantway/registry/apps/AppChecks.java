package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.LinkCheck;
import dev.grantway.registry.checks.RedirectUriCheck;
import dev.grantway.registry.checks.TextCheck;
import dev.grantway.registry.checks.WebhookTargetCheck;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of a description of an app; the register itself checks what depends on other apps. */
@Singleton
class AppChecks {
    static final String NAME = "name";
    static final String SCOPES = "scopes";
    static final String TARGET_URL = "targetUrl";
    static final String EVENT_TYPE = "eventType";

    static final AppScopes NO_SCOPES = new AppScopes(List.of(), List.of(), List.of());

    private static final int MAX_CONCURRENT_REQUESTS = 1000;
    private static final int LONGEST_PROPERTY_NAME = 200;
    private static final String PROPERTY_CHANGE = ".propertyChange";

    private final PlatformCatalogue catalogue;
    private final AppsConfig config;

    AppChecks(PlatformCatalogue catalogue, AppsConfig config) {
        this.catalogue = catalogue;
        this.config = config;
    }

    /**
     * All that is wrong with the description; empty when it is good.
     *
     * @param before what the app has now, which it may keep even where the catalogue has it no more
     */
    List<FieldProblem> problems(AppDraft draft, AppScopes before) {
        var problems = new ArrayList<FieldProblem>();
        problems.addAll(infoProblems(draft.info()));
        problems.addAll(linkProblems(draft.info().links()));
        problems.addAll(TokenChecks.problems(draft));
        problems.addAll(redirectProblems(draft.redirectUris()));
        problems.addAll(scopeProblems(draft.scopes(), before.all().collect(Collectors.toSet())));
        problems.addAll(ScopePurposes.problems(draft.scopes()));
        problems.addAll(draft.distribution().problems(config.allowedAccountsPerApp()));
        return problems;
    }

    /** Why an account with so many apps can have no other; empty when it can. */
    Optional<FieldProblem> oneMoreApp(long apps) {
        return apps < config.appsPerAccount()
                ? Optional.empty()
                : problem(NAME, Optional.of("A developer account has at most " + config.appsPerAccount() + " apps."));
    }

    /** Why an app with so many subscriptions can have no other; empty when it can. */
    Optional<FieldProblem> oneMoreSubscription(long subscriptions) {
        return subscriptions < config.subscriptionsPerApp()
                ? Optional.empty()
                : problem(
                        EVENT_TYPE,
                        Optional.of("Couldn't create another subscription. You've reached the maximum number allowed"
                                + " per application (" + config.subscriptionsPerApp() + ")."));
    }

    private static List<FieldProblem> infoProblems(BasicInfo info) {
        return Stream.of(
                        problem(NAME, nameProblem(info.name())),
                        problem("description", TextCheck.lines("The description", info.description(), 1000)),
                        optional("supportEmail", info.supportEmail(), TextCheck::email),
                        optional("supportPhone", info.supportPhone(), TextCheck::phone),
                        optional("supportUrl", info.supportUrl(), TextCheck::page),
                        optional("documentationUrl", info.documentationUrl(), TextCheck::page))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<FieldProblem> linkProblems(LinkTexts links) {
        return Stream.of(
                        link("installUrl", "The install page", links.installUrl()),
                        link("setupUrl", "The setup page", links.setupUrl()),
                        link("settingsUrl", "The settings page", links.settingsUrl()),
                        link("privacyUrl", "The privacy page", links.privacyUrl()),
                        link("termsUrl", "The terms page", links.termsUrl()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<FieldProblem> link(String field, String what, String text) {
        return optional(field, text, url -> LinkCheck.problem(what, url));
    }

    private static Optional<String> nameProblem(String name) {
        return TextCheck.folded(name).isEmpty()
                ? Optional.of("The app needs a name.")
                : TextCheck.line("The name", name, 100);
    }

    private List<FieldProblem> redirectProblems(List<String> urls) {
        var seen = new HashSet<String>();
        var problems = new ArrayList<FieldProblem>();
        if (urls.size() > config.redirectUrlsPerApp()) {
            problems.add(new FieldProblem(
                    "redirectUris", "An app has at most " + config.redirectUrlsPerApp() + " redirect URLs."));
        }
        for (String url : urls) {
            var reason = seen.add(url)
                    ? RedirectUriCheck.problem(url)
                    : Optional.of("The redirect URL “" + url + "” is there twice.");
            reason.map(text -> new FieldProblem("redirectUris", text, url)).ifPresent(problems::add);
        }
        return problems;
    }

    private List<FieldProblem> scopeProblems(AppScopes scopes, Set<String> held) {
        var seen = new HashSet<String>();
        var problems = new ArrayList<FieldProblem>();
        for (String scope : scopes.all().toList()) {
            if (catalogue.scope(scope).isEmpty() && !held.contains(scope)) {
                problems.add(new FieldProblem(SCOPES, "There is no scope “" + scope + "”.", scope));
            } else if (!seen.add(scope)) {
                problems.add(new FieldProblem(
                        SCOPES,
                        "The scope " + scope
                                + " is there more than once; it is required, conditionally required or optional.",
                        scope));
            }
        }
        return problems;
    }

    /** Active subscriptions whose events the app could no longer be sent. */
    List<FieldProblem> orphaned(App app, List<Subscription> active) {
        return active.stream()
                .flatMap(subscription -> scopeOf(subscription.eventType)
                        .filter(scope -> !app.hasScope(scope))
                        .map(scope -> "The scope " + scope + " is needed by the active subscription to "
                                + subscription.eventType + ". Pause or delete that first.")
                        .stream())
                .distinct()
                .map(message -> new FieldProblem(SCOPES, message))
                .toList();
    }

    List<FieldProblem> problems(WebhooksDraft draft) {
        var concurrency = draft.maxConcurrentRequests() < 1 || draft.maxConcurrentRequests() > MAX_CONCURRENT_REQUESTS
                ? Optional.of("Requests at once must be a number from 1 to " + MAX_CONCURRENT_REQUESTS + ".")
                : Optional.<String>empty();
        var problems = new ArrayList<FieldProblem>();
        problem(TARGET_URL, WebhookTargetCheck.problem(draft.targetUrl(), config.allowLoopbackWebhooks()))
                .ifPresent(problems::add);
        problem("maxConcurrentRequests", concurrency).ifPresent(problems::add);
        draft.options().map(DeliveryChecks::problems).ifPresent(problems::addAll);
        return problems;
    }

    /** Why the app cannot have this subscription; empty when it can. */
    Optional<FieldProblem> problem(App app, SubscriptionDraft draft) {
        var scope = scopeOf(draft.eventType());
        if (scope.isEmpty()) {
            return problem(EVENT_TYPE, Optional.of("There is no event type “" + draft.eventType() + "”."));
        }
        if (!app.hasScope(scope.get())) {
            return problem(
                    EVENT_TYPE,
                    Optional.of("A subscription to " + draft.eventType() + " needs the scope " + scope.get()
                            + ", which the app does not have. Add it on the app's Auth tab first."));
        }
        return problem("propertyName", draft.property().flatMap(name -> propertyProblem(draft.eventType(), name)));
    }

    private static Optional<String> propertyProblem(String eventType, String name) {
        return eventType.endsWith(PROPERTY_CHANGE)
                ? TextCheck.line("The property's name", name, LONGEST_PROPERTY_NAME)
                : Optional.of("A property can be named for event types that end with " + PROPERTY_CHANGE + " only.");
    }

    private Optional<String> scopeOf(String eventType) {
        return catalogue.eventType(eventType).map(type -> type.scope());
    }

    private static Optional<FieldProblem> optional(
            String field, String text, Function<String, Optional<String>> check) {
        return text.isEmpty() ? Optional.empty() : problem(field, check.apply(text));
    }

    private static Optional<FieldProblem> problem(String field, Optional<String> message) {
        return message.map(text -> new FieldProblem(field, text));
    }
}
