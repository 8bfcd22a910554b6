package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.util.Optional;

/** Something that crosses a process border on Kafka; the envelope is CloudEvents 1.0 in binary mode. */
public interface Event {
    /** The prefix of every event type. */
    String TYPE_PREFIX = "dev.grantway.";

    /** Where it is published. */
    Topic topic();

    /** The {@code ce_type}: reverse-DNS name with its major version. */
    String type();

    /** The record key: events of one key keep their order. Also the {@code ce_subject} and {@code ce_partitionkey}. */
    String key();

    /** The {@code ce_sequence}: grows with each event of a key. A consumer drops what is not above what it has. */
    long sequence();

    /** The {@code ce_id} of an event that is the same event however often it is told; empty for a random one. */
    default Optional<String> derivedId() {
        return Optional.empty();
    }
}
