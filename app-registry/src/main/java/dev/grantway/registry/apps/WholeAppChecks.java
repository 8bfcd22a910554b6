package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The rules of webhooks and subscriptions that come all at once; what stays as it was is good as it is. */
@Singleton
class WholeAppChecks {
    private static final String SUBSCRIPTIONS = "subscriptions";

    private final AppChecks checks;

    WholeAppChecks(AppChecks checks) {
        this.checks = checks;
    }

    /** What is wrong with them; a field within is named with points, such as {@code subscriptions.0.eventType}. */
    List<FieldProblem> problems(WholeApp before, WholeApp wanted) {
        var app = new App(0, 0, "", wanted.draft(), Instant.EPOCH); // asked for its scopes alone
        var problems = new ArrayList<FieldProblem>();
        if (!wanted.webhooks().equals(before.webhooks())) {
            wanted.webhooks().map(checks::problems).orElse(List.of()).stream()
                    .map(problem -> within("webhooks", problem))
                    .forEach(problems::add);
        }
        if (wanted.subscriptions().size() > before.subscriptions().size()) {
            checks.oneMoreSubscription(wanted.subscriptions().size() - 1L)
                    .map(problem -> new FieldProblem(SUBSCRIPTIONS, problem.message()))
                    .ifPresent(problems::add);
        }
        problems.addAll(eachProblem(app, before.subscriptions(), wanted.subscriptions()));
        if (!wanted.draft().equals(before.draft())) {
            problems.addAll(checks.orphaned(app, thatStayActive(before, wanted)));
        }
        return problems;
    }

    private List<FieldProblem> eachProblem(App app, List<SubscriptionDraft> before, List<SubscriptionDraft> wanted) {
        var standing = new HashSet<>(before);
        var subjects = before.stream().map(SubscriptionDraft::subject).collect(Collectors.toSet());
        var seen = new HashSet<SubscriptionDraft.Subject>();
        var problems = new ArrayList<FieldProblem>();
        int number = 0;
        for (var each : wanted) {
            String place = SUBSCRIPTIONS + "." + number;
            boolean stands = each.active() ? standing.contains(each) : subjects.contains(each.subject());
            if (!seen.add(each.subject())) {
                problems.add(within(place, twice(each)));
            } else if (!stands) {
                checks.problem(app, each).map(problem -> within(place, problem)).ifPresent(problems::add);
            }
            number++;
        }
        return problems;
    }

    private static List<Subscription> thatStayActive(WholeApp before, WholeApp wanted) {
        var standing = new HashSet<>(before.subscriptions());
        return wanted.subscriptions().stream()
                .filter(each -> each.active() && standing.contains(each))
                .map(each -> new Subscription(0, each, Instant.EPOCH))
                .toList();
    }

    private static FieldProblem twice(SubscriptionDraft draft) {
        return new FieldProblem(
                AppChecks.EVENT_TYPE,
                "The subscription to " + draft.eventType()
                        + draft.property().map(name -> " of " + name).orElse("") + " is there twice.");
    }

    private static FieldProblem within(String place, FieldProblem problem) {
        return new FieldProblem(place + "." + problem.field(), problem.message());
    }
}
