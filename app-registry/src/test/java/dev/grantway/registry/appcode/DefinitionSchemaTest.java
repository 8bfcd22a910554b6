package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schema says of the file what the reader says. */
class DefinitionSchemaTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode SCHEMA = read("/schemas/app.v1.schema.json");

    @Test
    void isASchema() {
        assertThat(REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                        .validate(SCHEMA.toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(SCHEMA.path("$id").asText()).isEqualTo("urn:grantway:schema:app.v1");
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("/properties", DefinitionReader.FILE),
                Arguments.of("/properties/support/properties", DefinitionReader.SUPPORT),
                Arguments.of("/properties/links/properties", DefinitionReader.LINKS),
                Arguments.of("/properties/distribution/properties", DefinitionReader.DISTRIBUTION),
                Arguments.of("/properties/tokens/properties", DefinitionReader.TOKENS),
                Arguments.of("/properties/scopes/properties", DefinitionReader.SCOPES),
                Arguments.of("/properties/webhooks/properties", DefinitionReader.WEBHOOKS),
                Arguments.of("/properties/webhooks/properties/options/properties", DefinitionReader.OPTIONS),
                Arguments.of("/properties/subscriptions/items/properties", DefinitionReader.SUBSCRIPTION));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void hasTheMembersThatAreReadAndNoOthers(String pointer, List<String> known) {
        assertThat(SCHEMA.at(pointer).properties().stream().map(member -> member.getKey()))
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(SCHEMA.at(pointer.replaceFirst("/properties$", "")).path("additionalProperties"))
                .isEqualTo(BooleanNode.FALSE);
    }

    @Test
    void takesWhateverIsExported() throws IOException {
        var apps = new RandomApps(new Random(6));
        var yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        for (int i = 0; i < 200; i++) {
            var app = apps.next();

            assertThat(problems(yaml.readTree(DefinitionWriter.write(app, FileFormat.YAML, "s"))
                            .toString()))
                    .isEmpty();
            assertThat(problems(DefinitionWriter.write(app, FileFormat.JSON, "s")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'name':''}",
                "{'name':'A','nmae':'B'}",
                "{'name':'A','confidential':'yes'}",
                "{'name':'A','tokens':{'refreshTokens':'SLOW'}}",
                "{'name':'A','webhooks':{'targetUrl':'https://a.example','maxConcurrentRequests':0}}",
                "{'name':'A','webhooks':{}}",
                "{'name':'A','subscriptions':[{'active':true}]}",
                "{'name':'A','scopes':{'required':['a','a']}}",
                "{'name':'A','scopes':{'purposes':{'a':['b']}}}",
                "{'name':'A','clientSecret':'hush'}"
            })
    void refusesWhatIsNone(String text) {
        assertThat(problems(text.replace('\'', '"'))).isNotEmpty();
    }

    private static List<Error> problems(String json) {
        return REGISTRY.getSchema(SCHEMA.toString()).validate(json, InputFormat.JSON);
    }

    private static JsonNode read(String resource) {
        try (var file = DefinitionSchemaTest.class.getResourceAsStream(resource)) {
            return JsonMapper.builder().build().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
