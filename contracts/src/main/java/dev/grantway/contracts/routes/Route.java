package dev.grantway.contracts.routes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/**
 * A path of the one origin and who answers it.
 *
 * @param path segments; one in braces stands for any single segment
 * @param match whether it covers the path alone or all below it too
 * @param service the name of the service, or of the example product
 * @param callers who may call, in words
 * @param isPublic whether the gateway routes it
 * @param isGated whether the gateway asks the gate before it forwards a call; absent for no
 */
public record Route(
        String path,
        Match match,
        String service,
        String callers,
        @JsonProperty("public") boolean isPublic,
        @JsonProperty("gate") boolean isGated) {
    /** How much a route covers. */
    public enum Match {
        /** This path and no other. */
        @JsonProperty("exact")
        EXACT,
        /** This path, and anything below it. */
        @JsonProperty("prefix")
        PREFIX
    }

    boolean covers(List<String> segments) {
        var own = segmentsOf(path);
        if (segments.size() < own.size() || (match == Match.EXACT && segments.size() != own.size())) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (!isPlaceholder(own.get(i)) && !own.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** More segments win, then more literal ones, then the exact one. */
    int weight() {
        var own = segmentsOf(path);
        long literal = own.stream().filter(segment -> !isPlaceholder(segment)).count();
        return own.size() * 1000 + (int) literal * 10 + (match == Match.EXACT ? 1 : 0);
    }

    static List<String> segmentsOf(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static boolean isPlaceholder(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
