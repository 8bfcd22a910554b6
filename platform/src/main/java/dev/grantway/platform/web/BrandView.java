package dev.grantway.platform.web;

import dev.grantway.contracts.events.PlatformSnapshot.Brand;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The brand as templates see it: {@code inject:brand}. */
@Named("brand")
@Singleton
public class BrandView {
    private static final Brand UNKNOWN = new Brand("", null, "#1f4f8f", "#ffffff", null, null, null);

    private final Instance<BrandSource> sources;

    BrandView(Instance<BrandSource> sources) {
        this.sources = sources;
    }

    /** The product's name; empty while it is not known. */
    public String name() {
        return present().name();
    }

    /** What an {@code img} may show; empty without a logo. */
    public String logo() {
        return Optional.ofNullable(present().logo()).orElse("");
    }

    public String termsUrl() {
        return Optional.ofNullable(present().termsUrl()).orElse("");
    }

    public String privacyUrl() {
        return Optional.ofNullable(present().privacyUrl()).orElse("");
    }

    public String supportUrl() {
        return Optional.ofNullable(present().supportUrl()).orElse("");
    }

    Brand present() {
        return sources.stream().findFirst().flatMap(BrandSource::brand).orElse(UNKNOWN);
    }
}
