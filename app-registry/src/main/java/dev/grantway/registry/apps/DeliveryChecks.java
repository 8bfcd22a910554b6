package dev.grantway.registry.apps;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.registry.checks.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of how deliveries are sent. */
final class DeliveryChecks {
    private static final int MOST_PER_SECOND = 10_000;
    private static final int MOST_FINAL_STATUSES = 20;
    private static final int GONE = 410;
    private static final String PER_SECOND = "options.requestsPerSecond";
    private static final String FINAL_STATUSES = "options.finalStatuses";

    /** Answers that say that a later attempt may do. */
    private static final Set<Integer> NEVER_FINAL = Set.of(408, 425, 429);

    private DeliveryChecks() {}

    /** All that is wrong with them; empty when they are good. */
    static List<FieldProblem> problems(DeliveryOptions options) {
        return Stream.concat(rateProblems(options).stream(), statusProblems(options).stream())
                .toList();
    }

    private static List<FieldProblem> rateProblems(DeliveryOptions options) {
        Integer rate = options.requestsPerSecond();
        return rate == null || (rate >= 1 && rate <= MOST_PER_SECOND)
                ? List.of()
                : List.of(new FieldProblem(
                        PER_SECOND,
                        "Requests a second must be a number from 1 to " + MOST_PER_SECOND
                                + ", or left out for no such limit."));
    }

    private static List<FieldProblem> statusProblems(DeliveryOptions options) {
        var problems = new ArrayList<FieldProblem>();
        var statuses = options.finalStatuses();
        if (statuses.size() > MOST_FINAL_STATUSES) {
            problems.add(new FieldProblem(FINAL_STATUSES, "At most " + MOST_FINAL_STATUSES + " answers can be final."));
        }
        if (Set.copyOf(statuses).size() < statuses.size()) {
            problems.add(new FieldProblem(FINAL_STATUSES, "A final answer is there twice."));
        }
        statuses.stream()
                .distinct()
                .filter(status -> status < 400 || status > 499 || NEVER_FINAL.contains(status))
                .map(status -> new FieldProblem(
                        FINAL_STATUSES,
                        "A final answer is a status from 400 to 499, but for 408, 425 and 429, which ask for another"
                                + " attempt: " + status + " is none."))
                .limit(MOST_FINAL_STATUSES)
                .forEach(problems::add);
        if (options.disabledByGone() && statuses.contains(GONE)) {
            problems.add(new FieldProblem(
                    FINAL_STATUSES,
                    "410 turns deliveries off already; take it from the final answers, or switch that off."));
        }
        return problems;
    }
}
