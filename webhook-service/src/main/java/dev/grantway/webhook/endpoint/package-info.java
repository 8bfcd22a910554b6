/** What is known of endpoints beyond one process: that deliveries to one are turned off, or paused. */
@NullMarked
package dev.grantway.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
