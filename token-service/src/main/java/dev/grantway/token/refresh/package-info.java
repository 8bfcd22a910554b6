/** Refresh tokens: derived from the grant and its salt, stable or rotating. */
@NullMarked
package dev.grantway.token.refresh;

import org.jspecify.annotations.NullMarked;
