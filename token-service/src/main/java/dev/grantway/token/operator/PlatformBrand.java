package dev.grantway.token.operator;

import dev.grantway.contracts.events.PlatformSnapshot.Brand;
import dev.grantway.platform.web.BrandSource;
import dev.grantway.token.route.RouteCatalog;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The product's looks, from the platform topic. */
@Singleton
class PlatformBrand implements BrandSource {
    private final RouteCatalog platform;

    PlatformBrand(RouteCatalog platform) {
        this.platform = platform;
    }

    @Override
    public Optional<Brand> brand() {
        return platform.brand();
    }
}
