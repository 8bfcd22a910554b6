package dev.grantway.registry.hubspot;

import org.jspecify.annotations.Nullable;

/** HubSpot's {@code SubscriptionPatchRequest}. */
record SubscriptionChange(@Nullable Boolean active) {}
