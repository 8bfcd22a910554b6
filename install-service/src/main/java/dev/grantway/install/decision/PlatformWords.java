package dev.grantway.install.decision;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.PlatformSnapshot.Entitlement;
import dev.grantway.contracts.events.PlatformSnapshot.Role;
import dev.grantway.contracts.events.PlatformSnapshot.Scope;
import dev.grantway.install.directory.AccountAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The product's words for scopes, plans and roles, and which plan and role has which scope. */
final class PlatformWords {
    private final Map<String, Scope> scopes;
    private final Map<String, String> entitlements;
    private final List<Role> roles;

    PlatformWords(Optional<PlatformSnapshot> platform) {
        scopes = platform.map(PlatformSnapshot::scopes).orElse(List.of()).stream()
                .collect(Collectors.toMap(Scope::name, Function.identity(), (first, _) -> first));
        entitlements = platform.map(PlatformSnapshot::entitlements).orElse(List.of()).stream()
                .collect(Collectors.toMap(Entitlement::name, Entitlement::title, (first, _) -> first));
        roles = platform.map(PlatformSnapshot::roles).orElse(List.of());
    }

    /** Its title, with the technical name for whoever has to mend something. */
    String scope(String name) {
        return Optional.ofNullable(scopes.get(name))
                .map(Scope::title)
                .filter(title -> !title.isBlank() && !title.equals(name))
                .map(title -> title + " (" + name + ")")
                .orElse(name);
    }

    boolean planIncludes(AccountAccess account, String scope) {
        var opening = entitlementsOf(scope);
        return opening.isEmpty() || opening.stream().anyMatch(account.entitlements()::contains);
    }

    /** The plans that include the scope, as in {@code Pro or Enterprise}. */
    String plansWith(String scope) {
        return String.join(
                " or ",
                entitlementsOf(scope).stream()
                        .map(name -> entitlements.getOrDefault(name, name))
                        .toList());
    }

    /** The titles of the roles that have access to the scope; empty when none does. */
    String rolesWith(String scope) {
        return titles(role -> role.allScopes() || role.scopes().contains(scope));
    }

    /** The titles of the roles that may install apps. */
    String rolesThatInstall(boolean superAdminsOnly) {
        return titles(role -> role.allScopes() || (Boolean.TRUE.equals(role.installsApps()) && !superAdminsOnly));
    }

    /** The titles of the roles that answer for an account. */
    String superAdmins() {
        return titles(Role::allScopes);
    }

    private List<String> entitlementsOf(String scope) {
        return Optional.ofNullable(scopes.get(scope)).map(Scope::entitlements).orElse(List.of());
    }

    private String titles(Predicate<Role> wanted) {
        return String.join(
                ", ", roles.stream().filter(wanted).map(Role::title).distinct().toList());
    }
}
