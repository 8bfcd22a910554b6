/** What this service puts on its own topics: deliveries, dead letters; acknowledged by the broker before anything else is done. */
@NullMarked
package dev.grantway.webhook.outgoing;

import org.jspecify.annotations.NullMarked;
