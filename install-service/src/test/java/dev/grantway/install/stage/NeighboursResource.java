package dev.grantway.install.stage;

import dev.grantway.devstack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the service at the neighbours' stand-in. */
public final class NeighboursResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        int port = Ports.free();
        String url = "http://localhost:" + port;
        return Map.of(
                "test.neighbours.port",
                Integer.toString(port),
                "grantway.install.directory-url",
                url,
                "grantway.install.token-service-url",
                url,
                "grantway.service.jwks-url",
                url + "/oauth2/jwks",
                "quarkus.oidc-client.credentials.secret",
                "service-secret",
                "grantway.install.removal.every",
                "200ms",
                "grantway.install.removal.lease",
                "1s",
                "grantway.install.sweep.every",
                "1h");
    }

    @Override
    public void stop() {
        // the stand-in is a bean and ends with the application
    }
}
