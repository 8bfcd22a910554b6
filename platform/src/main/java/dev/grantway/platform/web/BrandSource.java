package dev.grantway.platform.web;

import dev.grantway.contracts.events.PlatformSnapshot.Brand;
import java.util.Optional;

/** Where this service has the product's name, logo and colours from. */
public interface BrandSource {
    /** Empty until they are known. */
    Optional<Brand> brand();
}
