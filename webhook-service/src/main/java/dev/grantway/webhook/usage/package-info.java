/** Counts what was delivered to installations, with the log of attempts, and tells of it as hourly totals. */
@NullMarked
package dev.grantway.webhook.usage;

import org.jspecify.annotations.NullMarked;
