package dev.grantway.install.catalog;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.PlatformSnapshot.Brand;
import dev.grantway.platform.web.BrandSource;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The product's name, logo and colours, as they came on the topic. */
@Singleton
class PlatformBrand implements BrandSource {
    private final PlatformCatalog platform;

    PlatformBrand(PlatformCatalog platform) {
        this.platform = platform;
    }

    @Override
    public Optional<Brand> brand() {
        return platform.find().map(PlatformSnapshot::brand);
    }
}
