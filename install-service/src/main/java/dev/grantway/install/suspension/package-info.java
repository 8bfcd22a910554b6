/** Suspending and resuming: the intent is stored, token-service does it, the result is told. */
@NullMarked
package dev.grantway.install.suspension;

import org.jspecify.annotations.NullMarked;
