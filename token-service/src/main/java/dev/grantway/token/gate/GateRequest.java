package dev.grantway.token.gate;

import dev.grantway.token.route.ApiPath;
import java.util.Optional;

/**
 * A call that a gateway asks about.
 *
 * @param method of the call
 * @param path of the call, as the product's API has it
 * @param token the credentials of RFC 6750, section 2.1; empty when there are none
 */
record GateRequest(String method, ApiPath path, Optional<String> token) {
    @Override
    public String toString() {
        return "GateRequest[redacted]";
    }
}
