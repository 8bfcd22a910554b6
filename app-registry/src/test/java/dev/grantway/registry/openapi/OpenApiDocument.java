package dev.grantway.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An OpenAPI document that is read. */
record OpenApiDocument(JsonNode root) {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete", "head", "options");

    /**
     * Something that can be done.
     *
     * @param item all that can be done at its path
     */
    record Operation(String method, String path, JsonNode item, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static OpenApiDocument ofResource(String name) {
        try (var file = OpenApiDocument.class.getResourceAsStream(name)) {
            return new OpenApiDocument(YAML.readTree(Objects.requireNonNull(file, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApiDocument of(String yaml) {
        try {
            return new OpenApiDocument(YAML.readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> operationsOf(path.getKey(), path.getValue()))
                .toList();
    }

    private static Stream<Operation> operationsOf(String path, JsonNode item) {
        return METHODS.stream()
                .filter(item::has)
                .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path, item, item.path(method)));
    }

    Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst();
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation " + id));
    }

    /** The node, or what its {@code $ref} leads to; missing where that leads nowhere. */
    JsonNode resolve(JsonNode node) {
        var ref = node.path("$ref");
        return ref.isTextual() ? resolve(root.at(ref.asText().replaceFirst("^#", ""))) : node;
    }

    /** Those of the operation and of its path, by where they are and their name. */
    Map<String, JsonNode> parameters(Operation operation) {
        var found = new LinkedHashMap<String, JsonNode>();
        Stream.of(operation.item(), operation.node())
                .flatMap(owner -> owner.path("parameters").valueStream())
                .map(this::resolve)
                .forEach(each -> found.put(
                        each.path("in").asText() + " " + each.path("name").asText(), each));
        return found;
    }
}
