/** A third-party app in small: it knows Grantway by its public interfaces only, as any outside developer does. */
@NullMarked
package dev.grantway.examples.app;

import org.jspecify.annotations.NullMarked;
