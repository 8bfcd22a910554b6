package dev.grantway.token.client;

import dev.grantway.platform.seal.Secret;
import java.time.Duration;
import java.util.List;

/** One of the company's own services, known by the mounted file. */
public record ServiceClient(String clientId, Secret secret, List<String> scopes, Duration tokenTtl) {
    public ServiceClient {
        scopes = List.copyOf(scopes);
    }
}
