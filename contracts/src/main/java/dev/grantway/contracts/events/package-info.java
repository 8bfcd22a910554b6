/** The facts and snapshots that Grantway publishes on Kafka: one record per event, whose components are its JSON. */
@NullMarked
package dev.grantway.contracts.events;

import org.jspecify.annotations.NullMarked;
