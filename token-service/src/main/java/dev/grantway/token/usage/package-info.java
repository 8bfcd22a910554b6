/** Counts what installations use, and tells of it as hourly totals. */
@NullMarked
package dev.grantway.token.usage;

import org.jspecify.annotations.NullMarked;
