package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.time.Instant;
import java.util.Map;

/** How a batch looks on the wire. */
public interface WireFormat {
    /** The body, once per attempt: its very bytes are signed and sent. */
    byte[] body(DeliveryBatch batch);

    /** Headers of the format's own, signatures included. */
    Map<String, String> headers(AppSigningSecrets secrets, String target, byte[] body, Instant sentAt);
}
