/** Tables that live in partitions of a day: made ahead, dropped when they are empty and old. */
@NullMarked
package dev.grantway.webhook.partition;

import org.jspecify.annotations.NullMarked;
