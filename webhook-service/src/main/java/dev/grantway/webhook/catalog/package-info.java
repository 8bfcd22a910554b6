/** What this service knows of apps, their signing secrets, installations and event types: read from Kafka, asked of nobody. */
@NullMarked
package dev.grantway.webhook.catalog;

import org.jspecify.annotations.NullMarked;
