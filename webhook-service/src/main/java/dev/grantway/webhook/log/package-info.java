/** The delivery log: attempts in from Kafka, pages and JSON for an app's developers out. */
@NullMarked
package dev.grantway.webhook.log;

import org.jspecify.annotations.NullMarked;
