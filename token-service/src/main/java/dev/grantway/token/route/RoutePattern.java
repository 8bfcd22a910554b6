package dev.grantway.token.route;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A path of {@code apiRoutes}: literal segments, and others that stand for any single one; perhaps all below too.
 *
 * @param segments a placeholder is the empty text, so that its name makes no difference
 * @param withAllBelow whether it ends in {@code /**}; the path before that is covered as well
 */
record RoutePattern(List<String> segments, boolean withAllBelow) {
    private static final String ALL_BELOW = "/**";
    private static final String ANY = "";

    /** The most specific one first: segment by segment, a literal before a placeholder, the end before all below. */
    static final Comparator<RoutePattern> MOST_SPECIFIC_FIRST = RoutePattern::compare;

    RoutePattern {
        segments = List.copyOf(segments);
    }

    /** Of a text that app-registry has checked. */
    static RoutePattern parse(String text) {
        boolean withAllBelow = text.endsWith(ALL_BELOW);
        String path = withAllBelow ? text.substring(0, text.length() - ALL_BELOW.length()) : text;
        var segments = Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(segment -> segment.startsWith("{") ? ANY : segment)
                .toList();
        return new RoutePattern(segments, withAllBelow);
    }

    boolean covers(List<String> path) {
        if (path.size() < segments.size() || (!withAllBelow && path.size() != segments.size())) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).equals(ANY) && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int compare(RoutePattern one, RoutePattern other) {
        for (int i = 0; i <= Math.min(one.segments.size(), other.segments.size()); i++) {
            int order = Integer.compare(one.rank(i), other.rank(i));
            order = order != 0 ? order : one.at(i).compareTo(other.at(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int rank(int at) {
        if (at >= segments.size()) {
            return withAllBelow ? 3 : 2;
        }
        return segments.get(at).equals(ANY) ? 1 : 0;
    }

    private String at(int index) {
        return index < segments.size() ? segments.get(index) : ANY;
    }
}
