package dev.grantway.deploy;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In which order a gateway tries the matches of a route. The Gateway API demands that exact paths come before prefixes and long prefixes before
 * short ones; where regular expressions stand is each implementation's choice.
 */
enum GatewayModel {
    /** Regular expressions before prefixes, long ones first: Envoy Gateway. */
    EXPRESSIONS_FIRST_BY_LENGTH(true, true),
    /** Regular expressions before prefixes, in the order written: kgateway. */
    EXPRESSIONS_FIRST_AS_WRITTEN(true, false),
    /** Regular expressions after prefixes, long ones first: Istio. */
    EXPRESSIONS_LAST_BY_LENGTH(false, true),
    /** Regular expressions after prefixes, in the order written. */
    EXPRESSIONS_LAST_AS_WRITTEN(false, false);

    private final boolean expressionsFirst;
    private final boolean byLength;

    GatewayModel(boolean expressionsFirst, boolean byLength) {
        this.expressionsFirst = expressionsFirst;
        this.byLength = byLength;
    }

    /** The name of the Kubernetes Service that answers a path; empty when no rule matches it. */
    Optional<String> backend(HTTPRoute route, String path) {
        return matches(route).stream()
                .sorted(Comparator.comparingInt(this::rank).thenComparingInt(this::place))
                .filter(match -> match.covers(path))
                .map(Match::backend)
                .findFirst();
    }

    private static List<Match> matches(HTTPRoute route) {
        var matches = new ArrayList<Match>();
        for (var rule : route.getSpec().getRules()) {
            var backend = rule.getBackendRefs().getFirst().getName();
            rule.getMatches().forEach(match -> matches.add(new Match(match.getPath(), backend)));
        }
        return matches;
    }

    private int rank(Match match) {
        return switch (match.path().getType()) {
            case "Exact" -> 0;
            case "RegularExpression" -> expressionsFirst ? 1 : 3;
            case "PathPrefix" -> 2;
            default -> throw new IllegalArgumentException(match.path().getType());
        };
    }

    /** The longest first; the same for all expressions that are left in the order written. */
    private int place(Match match) {
        boolean isExpression = match.path().getType().equals("RegularExpression");
        return isExpression && !byLength ? 0 : -match.path().getValue().length();
    }

    private record Match(HTTPPathMatch path, String backend) {
        boolean covers(String requested) {
            var value = path.getValue();
            return switch (path.getType()) {
                case "Exact" -> requested.equals(value);
                case "PathPrefix" -> requested.equals(value) || requested.startsWith(value + "/");
                case "RegularExpression" -> Pattern.matches(value, requested);
                default -> throw new IllegalArgumentException(path.getType());
            };
        }
    }
}
