package dev.grantway.token.service;

import dev.grantway.token.client.ServiceClients;
import dev.grantway.token.signing.TokenLife;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long a service's token may live. */
@Singleton
class ServiceTokenLife implements TokenLife {
    private final ServiceClients clients;

    ServiceTokenLife(ServiceClients clients) {
        this.clients = clients;
    }

    @Override
    public Duration longest() {
        return clients.longestTokenTtl();
    }
}
