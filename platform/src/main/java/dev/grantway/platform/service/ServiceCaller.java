package dev.grantway.platform.service;

import java.util.Set;

/** A service that proved who it is. */
public record ServiceCaller(String clientId, Set<String> scopes) {
    public ServiceCaller {
        scopes = Set.copyOf(scopes);
    }
}
