package dev.grantway.install.installation;

import java.time.Instant;

/** Who looks after an installation in place of its installer, who left. */
public record Keeper(int userId, Instant takenOverAt) {}
