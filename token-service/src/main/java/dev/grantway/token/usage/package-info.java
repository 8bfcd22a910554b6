/** Counts what installations use, and notes which client secrets are in use; tells of both. */
@NullMarked
package dev.grantway.token.usage;

import org.jspecify.annotations.NullMarked;
