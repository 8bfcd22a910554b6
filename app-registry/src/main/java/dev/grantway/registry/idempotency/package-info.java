/** Creations that are sent again with the same key: nothing is made twice, and the first answer is given again. */
@NullMarked
package dev.grantway.registry.idempotency;

import org.jspecify.annotations.NullMarked;
