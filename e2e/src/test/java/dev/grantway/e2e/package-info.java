/** Tests from outside: only the one origin and Kafka, against the processes that {@code make run} starts. */
@NullMarked
package dev.grantway.e2e;

import org.jspecify.annotations.NullMarked;
