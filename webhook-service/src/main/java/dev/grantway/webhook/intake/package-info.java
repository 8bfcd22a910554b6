/** The router: product events in, deliveries out, the offset last. */
@NullMarked
package dev.grantway.webhook.intake;

import org.jspecify.annotations.NullMarked;
