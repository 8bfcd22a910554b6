/** Product events by HTTP, for products without Kafka: all of a request on the topic, or none of it. */
@NullMarked
package dev.grantway.webhook.ingest;

import org.jspecify.annotations.NullMarked;
