package dev.grantway.token.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.platform.seal.Secret;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The service clients. They come from a mounted Secret and not from the catalog, so that a cold start is no circle. */
@Startup // a wrong file is told at start
@Singleton
public class ServiceClients {
    private static final Duration USUAL_TTL = Duration.ofMinutes(30);
    private static final int SHORTEST_SECRET = 32;

    private final Map<String, ServiceClient> byId;

    ServiceClients(ServiceClientsConfig config, ObjectMapper json) {
        byId = config.serviceClientsFile().map(file -> read(file, json)).orElse(Map.of());
    }

    public Optional<ServiceClient> find(String clientId) {
        return Optional.ofNullable(byId.get(clientId));
    }

    /** The longest life of any service's token; zero without clients. */
    public Duration longestTokenTtl() {
        return byId.values().stream()
                .map(ServiceClient::tokenTtl)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The file's content. */
    record Listed(List<Entry> clients) {}

    /** One client; {@code tokenTtl} in ISO 8601, half an hour when it is absent. */
    record Entry(
            String clientId,
            String clientSecret,
            List<String> scopes,
            @Nullable Duration tokenTtl) {
        ServiceClient toClient() {
            if (Objects.requireNonNull(clientSecret, "clientSecret").length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException("the secret of " + clientId + " is too short");
            }
            return new ServiceClient(
                    Objects.requireNonNull(clientId, "clientId"),
                    new Secret(clientSecret),
                    Objects.requireNonNull(scopes, "scopes"),
                    tokenTtl == null ? USUAL_TTL : tokenTtl);
        }

        @Override
        public String toString() {
            return "Entry[" + clientId + "]";
        }
    }

    private static Map<String, ServiceClient> read(Path file, ObjectMapper json) {
        try {
            return json.readValue(Files.readString(file), Listed.class).clients().stream()
                    .map(Entry::toClient)
                    .collect(Collectors.toUnmodifiableMap(ServiceClient::clientId, Function.identity()));
        } catch (IOException | RuntimeException e) {
            // without the cause: Jackson's message quotes secrets
            throw new IllegalStateException("grantway.token.service-clients-file: " + file
                    + " cannot be read as {\"clients\":[{\"clientId\",\"clientSecret\" (at least " + SHORTEST_SECRET
                    + " characters),\"scopes\",\"tokenTtl\"}]}: " + e.getClass().getSimpleName());
        }
    }
}
