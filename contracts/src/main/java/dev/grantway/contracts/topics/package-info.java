/** The Kafka topics that Grantway writes and reads. */
@NullMarked
package dev.grantway.contracts.topics;

import org.jspecify.annotations.NullMarked;
