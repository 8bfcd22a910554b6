/** State and its event are one transaction; one fenced publisher a shard carries the events to Kafka, in order per key. */
@NullMarked
package dev.grantway.platform.outbox;

import org.jspecify.annotations.NullMarked;
