package dev.grantway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The chart of this module, rendered and linted by Helm itself. */
final class Chart {
    static final Path HOME = Path.of("helm", "grantway").toAbsolutePath();
    static final String RELEASE = "demo";
    static final String NAMESPACE = "grantway-system";

    private Chart() {}

    /** The names of the values files: the part between {@code values-} and {@code .yaml}. */
    static Stream<String> cases() {
        try (var files = Files.list(HOME.resolve("tests"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("values-"))
                    .map(name -> name.replaceAll("^values-|\\.yaml$", ""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path values(String name) {
        return HOME.resolve("tests/values-" + name + ".yaml");
    }

    /** Renders a case. */
    static Manifests render(String name) {
        return Manifests.read(renderText(name, Map.of()));
    }

    /**
     * Renders a case with some values changed.
     *
     * @throws IllegalStateException as Helm does, when the schema or a template refuses them
     */
    static String renderText(String name, Map<String, ?> changes) {
        var command = new Helm(HOME)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.34.0")
                .withValuesFile(values(name));
        changes.forEach(command::set);
        return command.call();
    }

    /** Lints a case: Helm lints a chart with the chart's own values only, so a copy gets them. */
    static LintResult lint(String name, Path scratch) {
        try {
            var copy = scratch.resolve("grantway");
            copy(HOME, copy);
            var yaml = new YAMLMapper();
            var merged = yaml.readTree(HOME.resolve("values.yaml").toFile());
            JsonNode withCase = yaml.readerForUpdating(merged).readTree(Files.readString(values(name)));
            yaml.writeValue(copy.resolve("values.yaml").toFile(), withCase);
            return new Helm(copy).lint().strict().call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
