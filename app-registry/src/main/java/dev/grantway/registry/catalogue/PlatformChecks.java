package dev.grantway.registry.catalogue;

import dev.grantway.contracts.events.PlatformSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a schema cannot say: names are unique, references lead somewhere, the brand's colours can be read. */
final class PlatformChecks {
    /** The scope that every app has. */
    static final String OAUTH = "oauth";

    private PlatformChecks() {}

    /** A sentence for each problem; empty when there is none. */
    static List<String> problems(PlatformSnapshot platform) {
        var problems = new ArrayList<String>();
        problems.addAll(duplicates("scopes", platform.scopes(), PlatformSnapshot.Scope::name));
        problems.addAll(duplicates("entitlements", platform.entitlements(), PlatformSnapshot.Entitlement::name));
        problems.addAll(duplicates("roles", platform.roles(), PlatformSnapshot.Role::name));
        problems.addAll(duplicates("eventTypes", platform.eventTypes(), PlatformSnapshot.EventType::name));
        problems.addAll(brokenReferences(platform));
        problems.addAll(repeatedRoutes(apiRoutes(platform)));
        contrast(platform.brand()).ifPresent(problems::add);
        return problems;
    }

    private static <T> List<String> duplicates(String list, List<T> entries, Function<T, String> name) {
        var seen = new HashSet<String>();
        return entries.stream()
                .map(name)
                .filter(each -> !seen.add(each))
                .map(each -> "/%s: the name %s is there twice; each name is allowed once".formatted(list, each))
                .toList();
    }

    private static List<String> brokenReferences(PlatformSnapshot platform) {
        var scopes = names(platform.scopes(), PlatformSnapshot.Scope::name);
        var entitlements = names(platform.entitlements(), PlatformSnapshot.Entitlement::name);
        var missing = scopes.contains(OAUTH)
                ? Stream.<String>empty()
                : Stream.of("/scopes: there is no scope oauth; every app requires it");
        var ofScopes = platform.scopes().stream()
                .flatMap(scope -> unknown(
                        "/scopes/" + scope.name() + "/entitlements",
                        scope.entitlements(),
                        entitlements,
                        "entitlement"));
        var ofRoles = platform.roles().stream()
                .flatMap(role -> unknown("/roles/" + role.name() + "/scopes", role.scopes(), scopes, "scope"));
        var ofEventTypes = platform.eventTypes().stream()
                .flatMap(type ->
                        unknown("/eventTypes/" + type.name() + "/scope", List.of(type.scope()), scopes, "scope"));
        var ofApiRoutes = apiRoutes(platform).stream()
                .flatMap(route -> unknown("/apiRoutes" + route.path() + "/scopes", route.scopes(), scopes, "scope"));
        return Stream.of(missing, ofScopes, ofRoles, ofEventTypes, ofApiRoutes)
                .flatMap(Function.identity())
                .toList();
    }

    private static List<PlatformSnapshot.ApiRoute> apiRoutes(PlatformSnapshot platform) {
        return Optional.ofNullable(platform.apiRoutes()).orElse(List.of());
    }

    /** What a segment in braces is called makes no difference. */
    private static List<String> repeatedRoutes(List<PlatformSnapshot.ApiRoute> routes) {
        var seen = new HashSet<String>();
        return routes.stream()
                .flatMap(route -> route.methods().stream()
                        .map(method -> method + " " + route.path().replaceAll("\\{[^/]*}", "{}")))
                .filter(each -> !seen.add(each))
                .map(each -> "/apiRoutes: %s is there twice; each method of a path is allowed once".formatted(each))
                .toList();
    }

    private static <T> Set<String> names(List<T> entries, Function<T, String> name) {
        return entries.stream().map(name).collect(Collectors.toSet());
    }

    private static Stream<String> unknown(String place, List<String> used, Set<String> known, String kind) {
        return used.stream()
                .filter(name -> !known.contains(name))
                .map(name -> "%s = %s: there is no %s of that name; allowed are those of this file's list"
                        .formatted(place, name, kind));
    }

    private static Optional<String> contrast(PlatformSnapshot.Brand brand) {
        double ratio = Contrast.ratio(brand.primaryColor(), brand.primaryTextColor());
        return ratio >= Contrast.WCAG_AA
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "/brand: the text colour %s on %s has a contrast of %.2f : 1; at least %.1f : 1 is wanted (WCAG 2.2 AA)",
                        brand.primaryTextColor(),
                        brand.primaryColor(),
                        ratio,
                        Contrast.WCAG_AA));
    }
}
