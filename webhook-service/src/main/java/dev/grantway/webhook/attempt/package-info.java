/** The record of every attempt, as it is published for the log. */
@NullMarked
package dev.grantway.webhook.attempt;

import org.jspecify.annotations.NullMarked;
