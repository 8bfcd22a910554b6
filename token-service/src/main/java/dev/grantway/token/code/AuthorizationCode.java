package dev.grantway.token.code;

import java.util.UUID;

/**
 * What a code names: the row of its consent.
 *
 * @param hour of the flow, in hours since 1970
 */
public record AuthorizationCode(UUID flowId, int hour) {}
