/** Access tokens: derived, checked with one MAC and one read, stored nowhere. */
@NullMarked
package dev.grantway.token.access;

import org.jspecify.annotations.NullMarked;
