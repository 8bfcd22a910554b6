package dev.grantway.install.catalog;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.Catalogs;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the product is: its words for scopes and plans, and its looks. */
@Singleton
@Startup
public class PlatformCatalog {
    private final Catalog<PlatformSnapshot> platform;

    PlatformCatalog(Catalogs catalogs) {
        platform = catalogs.open(CatalogDefinition.of(Topic.PLATFORM, PlatformSnapshot.class));
    }

    /** Empty only before app-registry has published for the first time; the service is not ready until then. */
    public Optional<PlatformSnapshot> find() {
        return platform.find(PlatformSnapshot.KEY);
    }

    /** The words for a scope; empty when the product does not know it. */
    public Optional<PlatformSnapshot.Scope> scope(String name) {
        return find().flatMap(found -> found.scopes().stream()
                .filter(scope -> scope.name().equals(name))
                .findFirst());
    }

    /** What to call a scope on a page: its title, or its own name where there is none. */
    public String titleOf(String scope) {
        return scope(scope).map(PlatformSnapshot.Scope::title).orElse(scope);
    }

    /** What to call scopes on a page, in their order. */
    public List<String> titlesOf(List<String> scopes) {
        return scopes.stream().map(this::titleOf).toList();
    }
}
