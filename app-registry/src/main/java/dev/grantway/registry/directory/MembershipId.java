package dev.grantway.registry.directory;

import jakarta.persistence.Embeddable;

/** Who, and where. */
@Embeddable
record MembershipId(int accountId, int userId) {}
