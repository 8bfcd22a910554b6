package dev.grantway.contracts.events;

import org.jspecify.annotations.Nullable;

/**
 * Who publishes an app.
 *
 * @param name that of the developer account
 * @param domain that of the developer account; a claim until it is verified
 * @param verified whether the domain is known to be the publisher's
 */
public record Publisher(String name, @Nullable String domain, boolean verified) {}
