package dev.grantway.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.grantway.registry.openapi.OpenApiDocument.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document is OpenAPI, says all that a caller needs, and breaks nobody who relies on the last one. */
class OpenApiDocumentTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.ofResource("/openapi/app-registry.yaml");
    private static final Pattern TEMPLATE = Pattern.compile("\\{(\\w+)}");

    static List<Operation> operations() {
        return DOCUMENT.operations();
    }

    @Test
    void hasTheShapeOfOpenApi31() {
        var shape = OpenApiDocument.ofResource("/openapi-shape.yaml").root();

        assertThat(REGISTRY.getSchema(shape.toString()).validate(DOCUMENT.root().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void hasSchemasThatAreSchemas() {
        var ofSchemas = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        var schemas = Stream.concat(
                        DOCUMENT.root().path("components").path("schemas").valueStream(),
                        DOCUMENT.root().findValues("schema").stream())
                .toList();

        assertThat(schemas)
                .hasSizeGreaterThan(100)
                .allSatisfy(schema -> assertThat(ofSchemas.validate(schema.toString(), InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void leadsSomewhereWithEachReferenceAndUsesAllThatItDefines() {
        var used = new HashSet<String>();
        for (var ref : DOCUMENT.root().findValuesAsText("$ref")) {
            assertThat(ref).startsWith("#/components/");
            assertThat(DOCUMENT.root().at(ref.substring(1)).isMissingNode())
                    .as(ref)
                    .isFalse();
            used.add(ref);
        }
        for (String kind : List.of("schemas", "parameters", "headers", "requestBodies", "responses")) {
            DOCUMENT.root()
                    .path("components")
                    .path(kind)
                    .properties()
                    .forEach(each -> assertThat(used).contains("#/components/" + kind + "/" + each.getKey()));
        }
    }

    @Test
    void namesEachOperationOnce() {
        assertThat(operations())
                .extracting(Operation::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]\\w+"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysOfEachOperationWhatItDoesAndHowItAnswers(Operation operation) {
        var answers = operation.node().path("responses");

        assertThat(operation.node().path("summary").asText()).matches("[A-Z].*\\.");
        assertThat(answers.properties()).anyMatch(answer -> answer.getKey().startsWith("2"));
        assertThat(answers.has("401") && answers.has("default"))
                .as("401 and default")
                .isTrue();
        assertThat(answers.has("404") || !operation.path().contains("{"))
                .as("404")
                .isTrue();
        assertThat(answers.has("400") || !operation.node().has("requestBody"))
                .as("400")
                .isTrue();
        String errors = operation.path().startsWith("/webhooks/") ? "application/json" : "application/problem+json";
        answers.properties().stream()
                .filter(answer -> answer.getKey().matches("[45].*|default"))
                .forEach(answer -> assertThat(DOCUMENT.resolve(answer.getValue())
                                .path("content")
                                .has(errors))
                        .as(answer.getKey())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysOfEachOperationWhatItTakesAndFromWhom(Operation operation) {
        var inPath = DOCUMENT.parameters(operation).values().stream()
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .peek(parameter ->
                        assertThat(parameter.path("required").asBoolean()).isTrue())
                .map(parameter -> parameter.path("name").asText())
                .toList();
        var security = operation.node().has("security")
                ? operation.node().path("security")
                : DOCUMENT.root().path("security");

        assertThat(inPath)
                .containsExactlyInAnyOrderElementsOf(TEMPLATE.matcher(operation.path())
                        .results()
                        .map(found -> found.group(1))
                        .toList());
        assertThat(security)
                .isNotEmpty()
                .allSatisfy(way -> assertThat(
                                keys(DOCUMENT.root().path("components").path("securitySchemes")))
                        .containsAll(keys(way)));
        assertThat(DOCUMENT.root().path("tags").findValuesAsText("name"))
                .contains(operation.node().path("tags").path(0).asText());
    }

    @Test
    void hasExamplesThatHold() {
        var schemas = new AnswerSchemas(DOCUMENT);
        var contents = DOCUMENT.root().findParents("example").stream()
                .filter(parent -> parent.has("schema"))
                .toList();

        assertThat(contents)
                .hasSizeGreaterThan(10)
                .allSatisfy(content -> assertThat(schemas.problems(content.path("schema"), content.path("example")))
                        .isEmpty());
        for (var schema : DOCUMENT.root().path("components").path("schemas")) {
            for (var example : schema.path("examples")) {
                assertThat(schemas.problems(schema, example)).isEmpty();
            }
        }
    }

    @Test
    void takesNoMemberThatIsNotDescribed() {
        var schema =
                OpenApiDocument.of("{ $ref: '#/components/schemas/Invited' }").root();
        var schemas = new AnswerSchemas(DOCUMENT);

        assertThat(schemas.problems(
                        schema, OpenApiDocument.of("{ mailed: true }").root()))
                .isEmpty();
        assertThat(schemas.problems(
                        schema, OpenApiDocument.of("{ mailed: true, x: 1 }").root()))
                .isNotEmpty();
        assertThat(schemas.problems(schema, OpenApiDocument.of("{ link: a }").root()))
                .isNotEmpty();
    }

    @Test
    void breaksNobodyWhoReliesOnTheLastOne() {
        var baseline = OpenApiDocument.ofResource("/openapi-baseline.yaml");

        assertThat(baseline.operations()).hasSizeGreaterThan(40);
        assertThat(OpenApiBreaks.between(baseline, DOCUMENT)).isEmpty();
    }

    private static Set<String> keys(JsonNode object) {
        var keys = new HashSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
