/** Keeps requests to customers' URLs away from our own networks: a URL in, an address that may be called out. */
@NullMarked
package dev.grantway.webhook.guard;

import org.jspecify.annotations.NullMarked;
