package dev.grantway.token.http;

import java.util.Set;

/**
 * Where a request comes from and what it came to.
 *
 * @param address the network it comes from
 * @param audiences the names of this server that an assertion may be meant for: the issuer, and the address that was called
 */
public record Caller(String address, Set<String> audiences) {
    public Caller {
        audiences = Set.copyOf(audiences);
    }
}
