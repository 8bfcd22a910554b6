package dev.grantway.install.policy;

import java.time.Instant;

/** That someone changed an account's policy. */
record PolicyChange(int userId, Instant at, AccountPolicy before, AccountPolicy after) {}
