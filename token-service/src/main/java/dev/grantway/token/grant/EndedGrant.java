package dev.grantway.token.grant;

import java.time.Instant;
import java.util.UUID;

/**
 * A grant that has just ended.
 *
 * @param tokensDeadBefore what offline checkers are told. It lies a minute ahead, because a request under way may still
 *     mint a token, on a pod whose clock is ahead; the grant never lives again, so that costs nobody anything
 */
record EndedGrant(UUID id, Instant endedAt, Instant tokensDeadBefore) {}
