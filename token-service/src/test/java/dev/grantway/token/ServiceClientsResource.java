package dev.grantway.token;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The Secret with the service clients that an operator mounts. */
public final class ServiceClientsResource implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "test-only-secret-of-a-service-client";

    @Override
    public Map<String, String> start() {
        try {
            var file = Files.createTempFile("service-clients", ".json");
            Files.writeString(file, """
                    {"clients":[
                      {"clientId":"install-service","clientSecret":"%1$s","tokenTtl":"PT10M",
                       "scopes":["grantway.codes.write","grantway.installations.write","grantway.grants.read"]},
                      {"clientId":"operator","clientSecret":"%1$s","scopes":["grantway.grants.import"]},
                      {"clientId":"crm","clientSecret":"%1$s","scopes":["grantway.tokens.introspect"]},
                      {"clientId":"key-robot","clientSecret":"%1$s","scopes":["grantway.keys.write"]},
                      {"clientId":"bystander","clientSecret":"%1$s","scopes":["grantway.directory.read"]}]}
                    """.formatted(SECRET));
            return Map.of("grantway.token.service-clients-file", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the file goes with the machine's temporary files
    }
}
