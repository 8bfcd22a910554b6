package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppDistribution;
import dev.grantway.contracts.events.AppDistribution.Kind;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.TextCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * To which accounts an app is open, as it is typed.
 *
 * @param kind a name of {@link Kind}
 * @param accounts ids; kept for later while the app is not private
 */
public record DistributionTexts(String kind, List<String> accounts) {
    /** Open to whoever has a link. */
    public static final DistributionTexts UNLISTED = of(AppDistribution.UNLISTED);

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,9}");

    public DistributionTexts {
        accounts = List.copyOf(accounts);
    }

    /** As it stands. */
    public static DistributionTexts of(AppDistribution distribution) {
        return new DistributionTexts(
                distribution.kind().name(),
                distribution.accounts().stream().map(String::valueOf).toList());
    }

    /** What is wrong with it; whether there are such accounts is not said: developers learn nothing of others' accounts. */
    List<FieldProblem> problems(int mostAccounts) {
        var problems = new ArrayList<FieldProblem>();
        if (Arrays.stream(Kind.values()).noneMatch(known -> known.name().equals(kind))) {
            problems.add(new FieldProblem("distribution", "An app is PRIVATE, UNLISTED or LISTED."));
        }
        if (accounts.size() > mostAccounts) {
            problems.add(new FieldProblem("accounts", "A private app names at most " + mostAccounts + " accounts."));
        }
        accounts.stream()
                .filter(text -> id(text).isEmpty())
                .limit(3)
                .map(text -> new FieldProblem("accounts", TextCheck.quoted(text) + " is not the id of an account."))
                .forEach(problems::add);
        return problems;
    }

    /** As other services read it; of texts that were found good. */
    public AppDistribution toDistribution() {
        return new AppDistribution(
                Kind.valueOf(kind),
                accounts.stream()
                        .flatMap(text -> id(text).stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Optional<Integer> id(String text) {
        return Optional.of(text)
                .filter(ID.asMatchPredicate())
                .map(Long::parseLong)
                .filter(id -> id <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }
}
