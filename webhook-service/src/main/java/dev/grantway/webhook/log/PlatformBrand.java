package dev.grantway.webhook.log;

import dev.grantway.contracts.events.PlatformSnapshot.Brand;
import dev.grantway.platform.web.BrandSource;
import dev.grantway.webhook.catalog.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The product's looks, from the platform topic. */
@Singleton
class PlatformBrand implements BrandSource {
    private final EventTypeCatalog platform;

    PlatformBrand(EventTypeCatalog platform) {
        this.platform = platform;
    }

    @Override
    public Optional<Brand> brand() {
        return platform.findBrand();
    }
}
