package dev.grantway.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.grantway.registry.openapi.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;

/** Finds what of an API document breaks who relied on the one before. */
final class OpenApiBreaks {
    private final OpenApiDocument before;
    private final OpenApiDocument after;
    private final List<String> found = new ArrayList<>();
    private final SchemaBreaks sent;
    private final SchemaBreaks read;

    private OpenApiBreaks(OpenApiDocument before, OpenApiDocument after) {
        this.before = before;
        this.after = after;
        this.sent = new SchemaBreaks(before, after, true, found::add);
        this.read = new SchemaBreaks(before, after, false, found::add);
    }

    /** In words, one for each; empty when nobody is broken. */
    static List<String> between(OpenApiDocument before, OpenApiDocument after) {
        var breaks = new OpenApiBreaks(before, after);
        before.operations().forEach(breaks::compare);
        breaks.compareAliases();
        return List.copyOf(breaks.found);
    }

    private void compareAliases() {
        for (var path : before.root().path("paths").properties()) {
            var now = after.root().path("paths").path(path.getKey());
            expect(now.isObject(), path.getKey() + ": the path is removed");
            path.getValue()
                    .path("x-also-at")
                    .valueStream()
                    .filter(alias -> now.isObject()
                            && now.path("x-also-at").valueStream().noneMatch(alias::equals))
                    .forEach(alias -> found.add(alias.asText() + ": the path is removed"));
        }
    }

    private void compare(Operation was) {
        var now = after.operation(was.method(), was.path());
        expect(now.isPresent(), was + ": the operation is removed");
        now.ifPresent(is -> {
            compareParameters(was, is);
            compareBody(was, is);
            compareResponses(was, is);
        });
    }

    private void compareParameters(Operation was, Operation is) {
        var parametersBefore = before.parameters(was);
        var parametersNow = after.parameters(is);
        for (var parameter : parametersBefore.entrySet()) {
            String place = was + " " + parameter.getKey();
            var now = parametersNow.get(parameter.getKey());
            if (now == null) {
                found.add(place + ": the parameter is removed");
            } else {
                sent.compare(place, parameter.getValue().path("schema"), now.path("schema"));
            }
        }
        parametersNow.forEach((name, parameter) -> {
            var wasBefore = parametersBefore.getOrDefault(name, MissingNode.getInstance());
            expect(isOptional(parameter) || !isOptional(wasBefore), was + " " + name + ": must be sent now");
        });
    }

    private void compareBody(Operation was, Operation is) {
        var bodyBefore = before.resolve(was.node().path("requestBody"));
        var bodyNow = after.resolve(is.node().path("requestBody"));
        expect(isOptional(bodyNow) || !isOptional(bodyBefore), was + ": a body must be sent now");
        compareContent(was + " request", bodyBefore, bodyNow, sent);
    }

    private void compareResponses(Operation was, Operation is) {
        for (var response : was.node().path("responses").properties()) {
            String place = was + " " + response.getKey();
            var answerBefore = before.resolve(response.getValue());
            var answerNow = after.resolve(is.node().path("responses").path(response.getKey()));
            expect(answerNow.isObject(), place + ": the answer is removed");
            if (answerNow.isObject()) {
                compareContent(place, answerBefore, answerNow, read);
                answerBefore.path("headers").properties().stream()
                        .filter(header -> !answerNow.path("headers").has(header.getKey()))
                        .forEach(header -> found.add(place + " " + header.getKey() + ": the header is removed"));
            }
        }
    }

    private void compareContent(String place, JsonNode was, JsonNode is, SchemaBreaks schemas) {
        for (var content : was.path("content").properties()) {
            String inner = place + " " + content.getKey();
            var now = is.path("content").path(content.getKey());
            expect(now.isObject(), inner + ": the media type is removed");
            if (now.isObject()) {
                schemas.compare(inner, content.getValue().path("schema"), now.path("schema"));
            }
        }
    }

    private static boolean isOptional(JsonNode parameterOrBody) {
        return !parameterOrBody.path("required").asBoolean();
    }

    private void expect(boolean good, String otherwise) {
        if (!good) {
            found.add(otherwise);
        }
    }
}
