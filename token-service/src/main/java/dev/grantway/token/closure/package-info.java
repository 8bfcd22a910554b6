/** Uninstall as seen from here: the installation first, then its grants, in one transaction. */
@NullMarked
package dev.grantway.token.closure;

import org.jspecify.annotations.NullMarked;
