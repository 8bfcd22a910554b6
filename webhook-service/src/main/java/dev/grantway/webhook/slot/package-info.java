/** How many slots an endpoint has: routers tell how much there is to send it, one of them decides, and every process looks again and again. */
@NullMarked
package dev.grantway.webhook.slot;

import org.jspecify.annotations.NullMarked;
