package dev.grantway.webhook.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the product.
 *
 * @param source and {@code id} name it: a repetition has both the same. CloudEvents 1.0, section 3.1.1
 * @param propertyName which property changed; absent where the type has none
 * @param occurredAt when it happened, as the product says
 * @param publishedAt the later of when it happened and when it was written to Kafka
 * @param fields what the product told of it
 */
public record ProductEvent(
        String source,
        String id,
        String type,
        int accountId,
        @Nullable String propertyName,
        Instant occurredAt,
        Instant publishedAt,
        ObjectNode fields) {}
