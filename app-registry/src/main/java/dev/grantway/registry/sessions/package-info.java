/**
 * The sessions of signed-in people: a row that can be ended, and the JWT in a cookie that every service verifies alone.
 * Sign-in begins, renews and ends them; the directory asks whether one is live.
 */
@NullMarked
package dev.grantway.registry.sessions;

import org.jspecify.annotations.NullMarked;
