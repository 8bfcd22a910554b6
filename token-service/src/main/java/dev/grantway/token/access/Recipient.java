package dev.grantway.token.access;

import dev.grantway.contracts.events.AppSnapshot;
import java.util.Optional;

/**
 * Who an access token is for.
 *
 * @param resource where the app will use it; absent for the platform itself. RFC 8707, section 2.
 */
public record Recipient(AppSnapshot app, Optional<String> resource) {}
