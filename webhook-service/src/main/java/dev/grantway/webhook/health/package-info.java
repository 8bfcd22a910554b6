/** How an app's endpoint is doing, and what happens next. */
@NullMarked
package dev.grantway.webhook.health;

import org.jspecify.annotations.NullMarked;
