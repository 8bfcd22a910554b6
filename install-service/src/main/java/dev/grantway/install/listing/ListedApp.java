package dev.grantway.install.listing;

import dev.grantway.install.installation.Installation;
import java.time.Instant;
import java.util.Optional;

/**
 * An installation with what a list says of it.
 *
 * @param publisher empty when it is unknown
 * @param publisherVerified whether somebody vouched for it
 * @param lastUsedAt of this generation; empty when it was not used since it was installed
 */
public record ListedApp(
        Installation installation,
        String appName,
        String publisher,
        boolean publisherVerified,
        Optional<Instant> lastUsedAt) {}
