package dev.grantway.registry.notices;

import java.time.Instant;

/**
 * A notice that is to be mailed now.
 *
 * @param email the person's address as of now
 * @param attempt 1 for the first attempt
 * @param takenInAt when the notice came
 */
record DueMail(UserNotice notice, String ceId, String email, int attempt, Instant takenInAt) {}
