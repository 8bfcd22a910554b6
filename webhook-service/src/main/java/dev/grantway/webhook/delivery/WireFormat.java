package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.util.Map;

/** How a batch looks on the wire. */
public interface WireFormat {
    /** The format that an app asks for by this name. */
    WebhookFormat name();

    /** What a request holds, once per attempt. */
    Content content(DeliveryBatch batch);

    /** What a request holds: headers, the content type among them but no signatures, and a body. */
    final class Content {
        private final Map<String, String> headers;
        private final byte[] body;

        /** A content whose headers and body must not be changed any more. */
        public Content(Map<String, String> headers, byte[] body) {
            this.headers = headers;
            this.body = body; // a copy for each attempt would be a cost of its own
        }

        public Map<String, String> headers() {
            return headers;
        }

        /** The body itself, to be read only: its very bytes are signed and sent. */
        public byte[] body() {
            return body;
        }
    }
}
