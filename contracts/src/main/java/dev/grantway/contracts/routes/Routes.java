package dev.grantway.contracts.routes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The routes of the one origin: the longest match wins. */
public final class Routes {
    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt(Route::weight).reversed())
                .toList();
    }

    /** The routes as this version of Grantway has them. */
    public static Routes load() {
        try (var file = Routes.class.getResourceAsStream("/routes.json")) {
            return new Routes(JsonMapper.builder()
                    .build()
                    .readValue(Objects.requireNonNull(file, "routes.json"), new TypeReference<List<Route>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The route of a path without its query; empty when nothing answers it. Doubled slashes count as one. */
    public Optional<Route> find(String path) {
        var segments = Route.segmentsOf(path);
        return routes.stream().filter(route -> route.covers(segments)).findFirst();
    }

    /** All of them, the most specific first. */
    public List<Route> all() {
        return routes;
    }
}
