/** Ends what waits for another attempt, for a developer who wants it no more. */
@NullMarked
package dev.grantway.webhook.cancel;

import org.jspecify.annotations.NullMarked;
