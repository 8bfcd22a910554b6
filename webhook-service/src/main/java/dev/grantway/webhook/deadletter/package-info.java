/** What was given up: a copy of the topic of dead letters that can be looked through, and sent once more. */
@NullMarked
package dev.grantway.webhook.deadletter;

import org.jspecify.annotations.NullMarked;
