package dev.grantway.token.route;

import dev.grantway.contracts.events.PlatformSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules of all paths. The most specific path that covers a call decides, and its methods are all that it takes. */
public final class RouteTable {
    private static final String HEAD = "HEAD";
    private static final String GET = "GET";

    private final List<Map.Entry<RoutePattern, Map<String, RouteRule>>> rows;
    private final Optional<RouteRule> preset;

    private RouteTable(Map<RoutePattern, Map<String, RouteRule>> rows, Optional<RouteRule> preset) {
        this.rows = List.copyOf(rows.entrySet());
        this.preset = preset;
    }

    /** Refuses every call: nothing is known of the product yet. */
    static RouteTable closed() {
        return new RouteTable(Map.of(), Optional.empty());
    }

    /** The table of a platform; without rows and without a word about the rest it is closed. */
    public static RouteTable of(PlatformSnapshot platform) {
        var rows = new TreeMap<RoutePattern, Map<String, RouteRule>>(RoutePattern.MOST_SPECIFIC_FIRST);
        Optional.ofNullable(platform.apiRoutes())
                .orElse(List.of())
                .forEach(route -> rows.merge(
                        RoutePattern.parse(route.path()),
                        route.methods().stream()
                                .collect(Collectors.toMap(
                                        Function.identity(), _ -> new RouteRule(route.scopes(), route.budget()))),
                        RouteTable::join));
        boolean open = PlatformSnapshot.AUTHENTICATED.equals(platform.apiRoutesDefault());
        return new RouteTable(rows, open ? Optional.of(RouteRule.AUTHENTICATED) : Optional.empty());
    }

    private static Map<String, RouteRule> join(Map<String, RouteRule> one, Map<String, RouteRule> other) {
        var all = new TreeMap<>(other);
        all.putAll(one);
        return all;
    }

    /** What a call needs; empty when it is refused whatever the token says. */
    public Optional<RouteRule> find(String method, ApiPath path) {
        return rows.stream()
                .filter(row -> row.getKey().covers(path.segments()))
                .findFirst()
                .map(row -> ofMethod(row.getValue(), method))
                .orElse(preset);
    }

    /** Servers answer HEAD as they answer GET. */
    private static Optional<RouteRule> ofMethod(Map<String, RouteRule> rules, String method) {
        return Optional.ofNullable(rules.get(method))
                .or(() -> method.equals(HEAD) ? Optional.ofNullable(rules.get(GET)) : Optional.empty());
    }
}
