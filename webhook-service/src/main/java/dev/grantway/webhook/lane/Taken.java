package dev.grantway.webhook.lane;

import dev.grantway.webhook.outgoing.DeliveryBatch;

/** A record that was read. */
record Taken(DeliveryBatch batch, Work.Source source) {}
