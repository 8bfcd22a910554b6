/** Suspend and resume as seen from here: the installation first, then its grants' access tokens, in one transaction. */
@NullMarked
package dev.grantway.token.suspension;

import org.jspecify.annotations.NullMarked;
