package dev.grantway.token.http;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * What of a request the protocol's endpoints look at.
 *
 * @param query as it was sent; empty when there is none
 */
public record Call(
        Caller caller,
        Optional<String> query,
        Optional<String> contentType,
        Optional<String> authorization,
        Buffer body) {
    @Override
    public String toString() {
        return "Call[redacted]";
    }
}
