/** Uninstalling: the intent is stored, token-service closes, the result is told. */
@NullMarked
package dev.grantway.install.removal;

import org.jspecify.annotations.NullMarked;
