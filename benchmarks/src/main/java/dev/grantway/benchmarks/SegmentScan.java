package dev.grantway.benchmarks;

import dev.grantway.contracts.routes.Route;
import java.util.List;
import java.util.Optional;

/** A peer: one loop over the routes, whose segments were split once. Doubled slashes are not for it. */
final class SegmentScan {
    private final List<Entry> entries;

    SegmentScan(List<Route> routes) {
        entries = routes.stream()
                .map(route -> new Entry(route, segmentsOf(route.path())))
                .toList();
    }

    Optional<Route> find(String path) {
        var segments = segmentsOf(path);
        for (var entry : entries) {
            if (entry.covers(segments)) {
                return Optional.of(entry.route());
            }
        }
        return Optional.empty();
    }

    private static List<String> segmentsOf(String path) {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    private record Entry(Route route, List<String> segments) {
        boolean covers(List<String> asked) {
            boolean exact = route.match() == Route.Match.EXACT;
            if (asked.size() < segments.size() || (exact && asked.size() != segments.size())) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).startsWith("{") && !segments.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
