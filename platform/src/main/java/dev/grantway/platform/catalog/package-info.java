/** A service's own copy of a compacted topic: a table, and a bounded cache before it. */
@NullMarked
package dev.grantway.platform.catalog;

import org.jspecify.annotations.NullMarked;
