/** The gate in front of the product's API: what a gateway asks before it forwards an app's call. */
@NullMarked
package dev.grantway.token.gate;

import org.jspecify.annotations.NullMarked;
