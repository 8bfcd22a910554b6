/** The keys that sign what others check offline: one ring for all pods, rotated on schedule and by hand. */
@NullMarked
package dev.grantway.token.signing;

import org.jspecify.annotations.NullMarked;
