/** Reads an account's events again for an installation that has just become active, so that its first events are not lost. */
@NullMarked
package dev.grantway.webhook.backfill;

import org.jspecify.annotations.NullMarked;
