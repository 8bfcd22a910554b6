/** Which endpoints an event goes to: event and views in, one delivery per subscription out. */
@NullMarked
package dev.grantway.webhook.fanout;

import org.jspecify.annotations.NullMarked;
