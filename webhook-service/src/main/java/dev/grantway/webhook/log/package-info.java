/** The delivery log: attempts in from Kafka, kept for 30 days, their texts for three. */
@NullMarked
package dev.grantway.webhook.log;

import org.jspecify.annotations.NullMarked;
