package dev.grantway.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.Response;
import java.util.Set;
import java.util.TreeSet;

/** Holds real answers against the document, and keeps which operations have answered well. */
final class DescribedAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OpenApiDocument document = OpenApiDocument.ofResource("/openapi/app-registry.yaml");
    private final AnswerSchemas schemas = new AnswerSchemas(document);
    private final Set<String> answered = new TreeSet<>();

    /** The answer has this status, and the body that the document says of it. */
    Response check(String operationId, int status, Response answer) {
        String body = answer.asString();
        var responses = document.operation(operationId).node().path("responses");
        String code = Integer.toString(status);

        assertThat(answer.statusCode()).as(operationId + ": " + body).isEqualTo(status);
        assertThat(responses.has(code)).as(operationId + " describes " + code).isTrue();
        var content = document.resolve(responses.path(code)).path("content");
        if (content.isMissingNode()) {
            assertThat(body).isEmpty();
        } else {
            checkBody(operationId + " " + code, content, answer.contentType().replaceFirst("\\s*;.*", ""), body);
        }
        if (status < 300) {
            answered.add(operationId);
        }
        return answer;
    }

    /** Those of which a good answer was held against the document. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    private void checkBody(String place, JsonNode content, String type, String body) {
        assertThat(content.has(type)).as(place + " describes " + type).isTrue();
        if (type.endsWith("json")) {
            assertThat(schemas.problems(content.path(type).path("schema"), read(body)))
                    .as(place + ": " + body)
                    .isEmpty();
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
