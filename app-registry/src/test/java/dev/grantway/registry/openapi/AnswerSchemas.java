package dev.grantway.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The schemas of a document, taken strictly: a member that is not described is a problem. */
final class AnswerSchemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode definitions;

    AnswerSchemas(OpenApiDocument document) {
        this.definitions = document.root().path("components").path("schemas").deepCopy();
        close(definitions);
    }

    /** What of the content is not as the schema says; empty when it is. */
    List<Error> problems(JsonNode schema, JsonNode content) {
        ObjectNode closed = schema.deepCopy();
        close(closed);
        closed.set("$defs", definitions);
        String text = closed.toString().replace("#/components/schemas/", "#/$defs/");
        return REGISTRY.getSchema(text).validate(content.toString(), InputFormat.JSON);
    }

    private static void close(JsonNode schema) {
        schema.forEach(AnswerSchemas::close);
        if (schema instanceof ObjectNode object && isOfMembers(object)) {
            object.put("additionalProperties", false);
        }
    }

    private static boolean isOfMembers(ObjectNode schema) {
        return schema.path("properties").isObject() && schema.has("type") && !schema.has("additionalProperties");
    }
}
