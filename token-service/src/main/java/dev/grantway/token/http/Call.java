package dev.grantway.token.http;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * What of a request the protocol's endpoints look at.
 *
 * @param version the part of the path that varies; empty when none does
 * @param query as it was sent; empty when there is none
 * @param address where it comes from, as a trusted gateway says
 */
public record Call(
        String version,
        Optional<String> query,
        Optional<String> contentType,
        Optional<String> authorization,
        String address,
        Buffer body) {
    @Override
    public String toString() {
        return "Call[redacted]";
    }
}
