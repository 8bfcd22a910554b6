package dev.grantway.registry.portal;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.SubscriptionDetails;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.installs.ScopeCalls;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which scopes of an app are used. */
@Singleton
class ScopeUses {
    private final ScopeCalls calls;
    private final PlatformCatalogue catalogue;

    ScopeUses(ScopeCalls calls, PlatformCatalogue catalogue) {
        this.calls = calls;
        this.catalogue = catalogue;
    }

    /** By scope; what cannot be said of a scope is left out. */
    Map<String, ScopeUse> of(AppDetails app) {
        return calls.find(app.appId()).map(counted -> of(app, counted)).orElse(Map.of());
    }

    private Map<String, ScopeUse> of(AppDetails app, Map<String, Long> counted) {
        var seen = seen();
        var subscribed = subscribed(app);
        var scopes = app.draft().scopes();
        var uses = new HashMap<String, ScopeUse>();
        scopes.all().forEach(scope -> {
            long needed = Objects.requireNonNullElse(counted.get(scope), 0L);
            if (needed > 0 || seen.contains(scope)) {
                uses.put(
                        scope,
                        new ScopeUse(
                                Math.toIntExact(ScopeCalls.SPAN.toDays()),
                                needed,
                                subscribed.contains(scope),
                                scopes.required().contains(scope)));
            }
        });
        return uses;
    }

    /** Scopes that no call of the product's API needs can never be seen in use. */
    private Set<String> seen() {
        return Objects.requireNonNullElse(catalogue.current().apiRoutes(), List.<PlatformSnapshot.ApiRoute>of())
                .stream()
                .flatMap(route -> route.scopes().stream())
                .collect(Collectors.toSet());
    }

    private Set<String> subscribed(AppDetails app) {
        return app.subscriptions().stream()
                .filter(SubscriptionDetails::active)
                .flatMap(subscription -> catalogue.eventType(subscription.eventType()).stream())
                .map(PlatformSnapshot.EventType::scope)
                .collect(Collectors.toSet());
    }
}
