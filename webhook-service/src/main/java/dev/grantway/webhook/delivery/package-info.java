/** The sender: delivery records in, signed requests out; an offset is done once its outcome is durable. */
@NullMarked
package dev.grantway.webhook.delivery;

import org.jspecify.annotations.NullMarked;
