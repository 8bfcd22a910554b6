package dev.grantway.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings that a service declares in its sources and in platform's, as environment variables.
 *
 * @param known all of them
 * @param required those without a default
 */
record DeclaredSettings(Set<String> known, Set<String> required) {
    private static final Pattern MAPPING = Pattern.compile(
            "@ConfigMapping\\(prefix = \"([^\"]+)\"\\)\\s*(?:public )?interface \\w+ \\{(.*)", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile(
            "(@WithDefault\\(\"[^\"]*\"\\)\\s+)?\\b([A-Z]\\w*(?:<[^;]*?>)?|int|long|boolean)\\s+(\\w+)\\(\\);");
    private static final Pattern PROPERTY =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"(,\\s*defaultValue)?[^)]*\\)\\s*(Optional<)?");

    static DeclaredSettings of(String service) {
        var settings = new DeclaredSettings(new HashSet<>(), new HashSet<>());
        for (var module : Set.of(service, "platform")) {
            var root = Path.of("..", module, "src", "main", "java");
            try (var files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(settings::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return settings;
    }

    private void read(Path file) {
        String source;
        try {
            source = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PROPERTY.matcher(source)
                .results()
                .forEach(found -> add(found.group(1), found.group(2) != null || found.group(3) != null));
        MAPPING.matcher(source).results().forEach(found -> {
            var parts = found.group(2).split("\\binterface ", -1);
            METHOD.matcher(parts[0]).results().forEach(method -> {
                boolean isGroup = Stream.of(parts).skip(1).anyMatch(part -> part.startsWith(method.group(2) + " "));
                if (!isGroup) {
                    boolean mayBeAbsent =
                            method.group(1) != null || method.group(2).startsWith("Optional");
                    add(found.group(1) + "." + withDashes(method.group(3)), mayBeAbsent);
                }
            });
        });
    }

    private void add(String key, boolean mayBeAbsent) {
        var variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        known.add(variable);
        if (!mayBeAbsent) {
            required.add(variable);
        }
    }

    private static String withDashes(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
