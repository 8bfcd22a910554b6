package dev.grantway.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds how a schema breaks who relied on the one before: what they send is refused, or what they read is not there. */
final class SchemaBreaks {
    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems");
    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems");
    private static final List<String> NOT_COMPARED = List.of(
            "oneOf", "anyOf", "allOf", "not", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems");
    private static final int DEEPEST = 30;

    private final OpenApiDocument before;
    private final OpenApiDocument after;
    private final boolean sent;
    private final Consumer<String> found;

    /**
     * For one way.
     *
     * @param sent whether it is what callers send; else it is what they read
     */
    SchemaBreaks(OpenApiDocument before, OpenApiDocument after, boolean sent, Consumer<String> found) {
        this.before = before;
        this.after = after;
        this.sent = sent;
        this.found = found;
    }

    void compare(String place, JsonNode schemaBefore, JsonNode schemaAfter) {
        compare(place, schemaBefore, schemaAfter, 0);
    }

    private void compare(String place, JsonNode schemaBefore, JsonNode schemaAfter, int depth) {
        var was = before.resolve(schemaBefore);
        var is = after.resolve(schemaAfter);
        if (depth > DEEPEST || (was.equals(is) && was.findValue("$ref") == null)) {
            return;
        }
        compareTypes(place, was, is);
        compareWords(place, was, is);
        compareLimits(place, was, is);
        for (String word : NOT_COMPARED) {
            expect(was.path(word).equals(is.path(word)), place + ": " + word + " changed, which is not compared");
        }
        compareMembers(place, was, is, depth);
        compareInner(place + "[]", was.path("items"), is.path("items"), depth);
        compareInner(place + "{}", was.path("additionalProperties"), is.path("additionalProperties"), depth);
    }

    private void compareTypes(String place, JsonNode was, JsonNode is) {
        var typesBefore = words(was.path("type"));
        var typesNow = words(is.path("type"));
        expect(
                sent ? covers(typesNow, typesBefore) : covers(typesBefore, typesNow),
                place + ": type changed from " + typesBefore + " to " + typesNow);
        var formatBefore = was.path("format");
        var formatNow = is.path("format");
        expect(
                formatBefore.equals(formatNow) || (sent ? formatNow : formatBefore).isMissingNode(),
                place + ": format changed");
    }

    private void compareWords(String place, JsonNode was, JsonNode is) {
        var wordsBefore = closedList(was);
        var wordsNow = closedList(is);
        expect(
                sent ? covers(wordsNow, wordsBefore) : covers(wordsBefore, wordsNow),
                place + ": words changed from " + wordsBefore + " to " + wordsNow);
    }

    private void compareLimits(String place, JsonNode was, JsonNode is) {
        if (!sent) {
            return;
        }
        for (String limit : LOWER) {
            double now = is.path(limit).asDouble(Double.NEGATIVE_INFINITY);
            expect(
                    was.path(limit).asDouble(Double.NEGATIVE_INFINITY) >= now,
                    place + ": " + limit + " is above before");
        }
        for (String limit : UPPER) {
            double now = is.path(limit).asDouble(Double.POSITIVE_INFINITY);
            expect(
                    was.path(limit).asDouble(Double.POSITIVE_INFINITY) <= now,
                    place + ": " + limit + " is below before");
        }
        var pattern = is.path("pattern");
        expect(pattern.isMissingNode() || pattern.equals(was.path("pattern")), place + ": pattern changed");
    }

    private void compareMembers(String place, JsonNode was, JsonNode is, int depth) {
        for (var member : was.path("properties").properties()) {
            var now = is.path("properties").path(member.getKey());
            String inner = place + "/" + member.getKey();
            expect(!now.isMissingNode(), inner + ": removed");
            if (!now.isMissingNode()) {
                compare(inner, member.getValue(), now, depth + 1);
            }
        }
        var requiredBefore = words(was.path("required"));
        var requiredNow = words(is.path("required"));
        var added = without(sent ? requiredNow : requiredBefore, sent ? requiredBefore : requiredNow);
        added.forEach(name -> found.accept(place + "/" + name + (sent ? ": must be sent now" : ": may be absent now")));
        boolean closed = is.path("additionalProperties").equals(JsonNodeFactory.instance.booleanNode(false));
        expect(
                !sent || !closed || is.path("additionalProperties").equals(was.path("additionalProperties")),
                place + ": other members are refused now");
    }

    private void compareInner(String place, JsonNode was, JsonNode is, int depth) {
        if (was.isObject() || is.isObject()) {
            compare(place, was, is, depth + 1);
        }
    }

    /** Nothing named is all there is. */
    private static boolean covers(Set<String> wide, Set<String> narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }

    private static Set<String> closedList(JsonNode schema) {
        return schema.has("const") ? Set.of(schema.path("const").toString()) : words(schema.path("enum"));
    }

    private static Set<String> words(JsonNode one) {
        return one.isArray()
                ? one.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new))
                : one.isTextual() ? Set.of(one.asText()) : Set.of();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private void expect(boolean good, String otherwise) {
        if (!good) {
            found.accept(otherwise);
        }
    }
}
