/** What developers do with deliveries: cancel what waits, and have a test event sent. */
@NullMarked
package dev.grantway.webhook.actions;

import org.jspecify.annotations.NullMarked;
