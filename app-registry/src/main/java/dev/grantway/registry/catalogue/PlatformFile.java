package dev.grantway.registry.catalogue;

import dev.grantway.contracts.events.PlatformSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code platform.yaml} as it is written: lists may be left out. */
record PlatformFile(
        PlatformSnapshot.Brand brand,
        List<Scope> scopes,
        @Nullable List<PlatformSnapshot.Entitlement> entitlements,
        @Nullable List<Role> roles,
        @Nullable List<EventType> eventTypes,
        @Nullable List<ApiRoute> apiRoutes,
        @Nullable String apiRoutesDefault) {
    record Scope(
            String name,
            String title,
            String description,
            String group,
            String verb,
            boolean sensitive,
            @Nullable List<String> entitlements) {
        private PlatformSnapshot.Scope published() {
            return new PlatformSnapshot.Scope(name, title, description, group, verb, sensitive, orNone(entitlements));
        }
    }

    record Role(
            String name,
            String title,
            boolean allScopes,
            @Nullable List<String> scopes,
            boolean installsApps) {
        private PlatformSnapshot.Role published() {
            return new PlatformSnapshot.Role(name, title, allScopes, orNone(scopes), installsApps);
        }
    }

    record EventType(
            String name,
            String title,
            String scope,
            @Nullable List<String> fields) {
        private PlatformSnapshot.EventType published() {
            return new PlatformSnapshot.EventType(name, title, scope, orNone(fields));
        }
    }

    record ApiRoute(
            List<String> methods,
            String path,
            @Nullable List<String> scopes,
            @Nullable Boolean budget) {
        private PlatformSnapshot.ApiRoute published() {
            return new PlatformSnapshot.ApiRoute(methods, path, orNone(scopes), budget == null || budget);
        }
    }

    PlatformSnapshot published(long sequence, Instant changedAt) {
        return new PlatformSnapshot(
                sequence,
                brand,
                scopes.stream().map(Scope::published).toList(),
                orNone(entitlements),
                orNone(roles).stream().map(Role::published).toList(),
                orNone(eventTypes).stream().map(EventType::published).toList(),
                apiRoutes == null
                        ? null
                        : apiRoutes.stream().map(ApiRoute::published).toList(),
                apiRoutesDefault,
                changedAt);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
