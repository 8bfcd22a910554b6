/** How often clients may ask and fail: counted in memory, by each pod for itself. Asked before any work is done. */
@NullMarked
package dev.grantway.token.limit;

import org.jspecify.annotations.NullMarked;
