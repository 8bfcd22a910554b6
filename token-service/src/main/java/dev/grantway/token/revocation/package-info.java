/** Tokens that their own client gives back. */
@NullMarked
package dev.grantway.token.revocation;

import org.jspecify.annotations.NullMarked;
