/** Combinations of scopes, each stored once. */
@NullMarked
package dev.grantway.token.scope;

import org.jspecify.annotations.NullMarked;
