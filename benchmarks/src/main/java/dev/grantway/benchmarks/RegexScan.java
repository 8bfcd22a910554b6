package dev.grantway.benchmarks;

import dev.grantway.contracts.routes.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A peer: one regular expression a route, compiled once and asked in order. Doubled slashes are not for it. */
final class RegexScan {
    private final List<Entry> entries;

    RegexScan(List<Route> routes) {
        entries =
                routes.stream().map(route -> new Entry(route, patternOf(route))).toList();
    }

    Optional<Route> find(String path) {
        for (var entry : entries) {
            if (entry.pattern().matcher(path).matches()) {
                return Optional.of(entry.route());
            }
        }
        return Optional.empty();
    }

    private static Pattern patternOf(Route route) {
        String path = Arrays.stream(route.path().split("/", -1))
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/"));
        return Pattern.compile(route.match() == Route.Match.EXACT ? path : path + "(?:/.*)?");
    }

    private record Entry(Route route, Pattern pattern) {}
}
