package dev.grantway.registry.oidc;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.Ports;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Sign-in by a provider is on, and the provider is there. */
public final class WithKeycloak implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DevStackResource.class), new TestResourceEntry(KeycloakResource.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("test.mail-server.port", Integer.toString(Ports.free()));
    }
}
