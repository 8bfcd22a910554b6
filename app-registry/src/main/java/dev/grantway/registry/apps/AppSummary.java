package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppStatus;
import java.time.Instant;

/** An app as lists show it. */
public record AppSummary(
        int appId,
        int developerAccountId,
        String name,
        String clientId,
        boolean confidential,
        AppStatus status,
        Instant changedAt) {}
