package dev.grantway.token.service;

import java.time.Instant;
import java.util.List;

/** What a service's token says. */
public record ServiceToken(String clientId, List<String> scopes, Instant issuedAt, Instant expiresAt) {
    public ServiceToken {
        scopes = List.copyOf(scopes);
    }
}
