/** Kafka in: batches in order, offsets committed after the work is done. */
@NullMarked
package dev.grantway.platform.consumer;

import org.jspecify.annotations.NullMarked;
