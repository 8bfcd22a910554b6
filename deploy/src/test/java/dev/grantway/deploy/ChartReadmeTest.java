package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The README of the chart says what the chart takes. */
class ChartReadmeTest {
    private static final Set<String> SERVICES =
            Set.of("appRegistry", "installService", "tokenService", "webhookService");

    private final String readme;

    ChartReadmeTest() throws IOException {
        readme = Files.readString(Chart.HOME.resolve("README.md"));
    }

    @Test
    void explainsEachValue() throws IOException {
        var schema = new JsonMapper()
                .readTree(Chart.HOME.resolve("values.schema.json").toFile());
        var values = new ArrayList<String>();
        schema.path("properties").properties().forEach(entry -> {
            if (!entry.getKey().equals("global")) {
                collect(schema, entry.getKey(), entry.getValue(), values);
            }
        });

        assertThat(values)
                .hasSizeGreaterThan(50)
                .allSatisfy(value -> assertThat(readme).contains("`" + value + "`"));
    }

    @Test
    void namesEachSecretAndItsKeys() throws IOException {
        var secrets = Manifests.read(Files.readString(Chart.HOME.resolve("tests/existing-minimal.yaml")))
                .all(Secret.class);

        assertThat(secrets).allSatisfy(secret -> {
            var row = readme.lines()
                    .filter(line -> line.contains("`" + Manifests.nameOf(secret) + "`"))
                    .filter(line -> line.startsWith("|"))
                    .findFirst()
                    .orElse("");
            assertThat(secret.getStringData().keySet())
                    .allSatisfy(key -> assertThat(row).contains("`" + key + "`"));
        });
    }

    /** What a service's block shares with the defaults is explained there, once. */
    private static void collect(JsonNode schema, String path, JsonNode node, List<String> values) {
        var resolved = node.has("$ref") ? schema.at(node.path("$ref").asText().substring(1)) : node;
        var properties = resolved.path("properties");
        if (properties.isEmpty()) {
            values.add(path);
            return;
        }
        var defaults = schema.at("/properties/defaults/properties");
        properties.properties().forEach(entry -> {
            var isShared = SERVICES.contains(path) && defaults.has(entry.getKey());
            if (!isShared || entry.getKey().equals("database")) {
                collect(schema, path + "." + entry.getKey(), entry.getValue(), values);
            }
        });
    }
}
