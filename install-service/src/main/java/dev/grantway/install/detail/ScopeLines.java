package dev.grantway.install.detail;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.timeline.Fact;
import dev.grantway.install.usage.Usage;
import dev.grantway.install.usage.UsageView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts scopes, their use and deliveries into the customer's words. */
@Singleton
class ScopeLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final PlatformCatalog platform;
    private final Clock clock;

    ScopeLines(PlatformCatalog platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    List<PermissionLine> named(List<String> scopes) {
        return scopes.stream()
                .map(scope -> new PermissionLine(platform.titleOf(scope), scope, ""))
                .toList();
    }

    /** What the app may do, with a mark at what it never did. */
    List<PermissionLine> granted(Installation installation, Usage usage) {
        var unused = unused(installation, usage);
        String note = unusedNote(installation);
        return installation.scopes().stream()
                .map(scope -> new PermissionLine(platform.titleOf(scope), scope, unused.contains(scope) ? note : ""))
                .toList();
    }

    List<CallLine> calls(Usage usage) {
        return usage.scopes().stream()
                .map(calls -> new CallLine(
                        platform.titleOf(calls.scope()), calls.scope(), calls.lastWeek(), calls.lastMonth()))
                .toList();
    }

    List<DayLine> days(Usage usage) {
        return usage.days().stream()
                .map(calls -> new DayLine(
                        calls.day().toString(),
                        DAY.format(calls.day()),
                        platform.titleOf(calls.scope()),
                        calls.calls()))
                .toList();
    }

    List<DeliveryLine> deliveries(Usage usage) {
        return usage.deliveries().stream()
                .map(day ->
                        new DeliveryLine(day.day().toString(), DAY.format(day.day()), day.delivered(), day.givenUp()))
                .toList();
    }

    /** Nothing where a fact does not tell what was there before. */
    List<String> added(Fact fact) {
        return difference(fact.scopesAfter(), fact.scopesBefore(), fact);
    }

    List<String> removed(Fact fact) {
        return difference(fact.scopesBefore(), fact.scopesAfter(), fact);
    }

    private List<String> difference(List<String> some, List<String> others, Fact fact) {
        return fact.scopesBefore().isEmpty()
                ? List.of()
                : platform.titlesOf(
                        some.stream().filter(scope -> !others.contains(scope)).toList());
    }

    /** None while no call at all was counted: then it is the counting that is missing, or the app is idle. */
    private Set<String> unused(Installation installation, Usage usage) {
        var used = usage.scopes().stream().map(Usage.ScopeCalls::scope).collect(Collectors.toSet());
        var counted = counted();
        return usage.span().isEmpty()
                ? Set.of()
                : installation.scopes().stream()
                        .filter(scope -> counted.contains(scope) && !used.contains(scope))
                        .collect(Collectors.toSet());
    }

    /** Scopes that no call of the product's API needs can never be seen in use. */
    private Set<String> counted() {
        return platform.find()
                .flatMap(found -> Optional.ofNullable(found.apiRoutes()))
                .map(routes -> routes.stream()
                        .map(PlatformSnapshot.ApiRoute::scopes)
                        .flatMap(List::stream)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private String unusedNote(Installation installation) {
        boolean allIsKept = Optional.ofNullable(installation.tokensIssuedAt())
                .filter(since -> since.isAfter(clock.instant().minus(UsageView.KEPT)))
                .isPresent();
        return allIsKept ? "never used" : "not used in " + UsageView.KEPT.toDays() + " days";
    }
}
