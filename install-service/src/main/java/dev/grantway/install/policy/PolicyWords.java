package dev.grantway.install.policy;

import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.page.ShownTime;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts policies, and what changed in them, into words. */
@Singleton
class PolicyWords {
    private final AppCatalog apps;
    private final PlatformCatalog platform;

    PolicyWords(AppCatalog apps, PlatformCatalog platform) {
        this.apps = apps;
        this.platform = platform;
    }

    /** All rules, always the same ones in the same order. */
    List<PolicyLine> lines(AccountPolicy policy) {
        return List.of(
                new PolicyLine(
                        "Who may install",
                        policy.superAdminsOnly() ? "super admins only" : "super admins, and roles that may install"),
                new PolicyLine("Publishers", policy.verifiedOnly() ? "verified ones only" : "any"),
                new PolicyLine(
                        "Allowed apps",
                        policy.allowedApps().isEmpty() ? "all that are not blocked" : names(policy.allowedApps())),
                new PolicyLine("Blocked apps", policy.blockedApps().isEmpty() ? "none" : names(policy.blockedApps())),
                new PolicyLine(
                        "Optional scopes",
                        policy.optionalCeiling().map(this::titles).orElse("all")));
    }

    /** What someone changed, as a line for each rule that is another now. */
    ShownChange change(PolicyChange change, int reader) {
        var before = lines(change.before());
        var after = lines(change.after());
        var changed = IntStream.range(0, after.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .mapToObj(i -> new PolicyLine(
                        after.get(i).label(),
                        before.get(i).value() + " → " + after.get(i).value()))
                .toList();
        return new ShownChange(
                change.userId() == reader ? "you" : "user " + change.userId(), ShownTime.of(change.at()), changed);
    }

    /** The apps by name, in the order of their ids. */
    List<String> namesOf(Collection<Integer> ids) {
        return ids.stream()
                .sorted()
                .map(id -> apps.nameOf(id) + " (" + id + ")")
                .toList();
    }

    /** The product's scopes, each ticked or not. */
    List<ScopeTick> ticks(Set<String> ticked) {
        return platform.find().stream()
                .flatMap(found -> found.scopes().stream())
                .map(scope ->
                        new ScopeTick(scope.name(), scope.title(), scope.sensitive(), ticked.contains(scope.name())))
                .toList();
    }

    /** Each within marks that keep a name's writing direction to itself. */
    private String names(Set<Integer> ids) {
        return isolated(namesOf(ids).stream());
    }

    private String titles(Set<String> scopes) {
        return scopes.isEmpty() ? "none" : isolated(scopes.stream().sorted().map(platform::titleOf));
    }

    private static String isolated(Stream<String> names) {
        return names.map(name -> "\u2068" + name + "\u2069").collect(Collectors.joining(", "));
    }
}
