package dev.grantway.registry.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Reads a platform file: text → YAML → checked by schema → checked by meaning → {@link PlatformFile}. */
final class PlatformFileReader {
    private static final String SCHEMA = "/schemas/platform.v1.schema.json";
    private static final int LONGEST_VALUE = 80;

    private final ObjectMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // a scope written twice would else win silently
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // the schema tells them better
            .build();
    private final Schema schema = loadSchema();

    /**
     * Reads and checks the file.
     *
     * @throws PlatformFileRefused when it is not there, is no YAML, or says something that is not allowed
     */
    PlatformFile read(Path file) {
        var tree = parse(file);
        refuseIfAny(
                file,
                schema.validate(tree.toString(), InputFormat.JSON).stream()
                        .map(PlatformFileReader::sentence)
                        .toList());
        var content = bind(file, tree);
        refuseIfAny(file, PlatformChecks.problems(content.published(0, Instant.EPOCH)));
        refuseIfAny(file, OwnEventTypeChecks.problems(content.writtenEventTypes()));
        return content;
    }

    private JsonNode parse(Path file) {
        try {
            return yaml.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new PlatformFileRefused(file, List.of("it is not YAML: " + e.getMessage()));
        } catch (IOException e) {
            throw new PlatformFileRefused(file, List.of("it cannot be read: " + e));
        }
    }

    private PlatformFile bind(Path file, JsonNode tree) {
        try {
            return yaml.treeToValue(tree, PlatformFile.class);
        } catch (JsonProcessingException e) {
            throw new PlatformFileRefused(file, List.of(Objects.requireNonNullElse(e.getMessage(), e.toString())));
        }
    }

    private static void refuseIfAny(Path file, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new PlatformFileRefused(file, problems);
        }
    }

    private static String sentence(Error problem) {
        String seen = String.valueOf(problem.getInstanceNode());
        return "%s = %s: %s"
                .formatted(
                        problem.getInstanceLocation(),
                        seen.length() > LONGEST_VALUE ? seen.substring(0, LONGEST_VALUE) + "…" : seen,
                        problem.getMessage());
    }

    private static Schema loadSchema() {
        try (var file = PlatformFileReader.class.getResourceAsStream(SCHEMA)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(file, SCHEMA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
