package dev.grantway.registry.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A bundle as it is written: its English in an interface of the platform or of this service, its German in the file.
 *
 * @param english by key
 * @param german the same
 */
record Bundle(String name, Map<String, String> english, Map<String, String> german) {
    private static final List<Path> ROOTS = List.of(Path.of("src/main"), Path.of("../platform/src/main"));
    private static final Pattern NAME = Pattern.compile("@MessageBundle\\(\"(\\w+)\"\\)");
    private static final Pattern MESSAGE = Pattern.compile(
            "@Message\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)\\s*\\)\\s*String (\\w+)\\(");

    static List<Bundle> all() {
        return ROOTS.stream().flatMap(root -> of(root).stream()).toList();
    }

    private static List<Bundle> of(Path root) {
        return sources(root.resolve("java")).stream()
                .filter(source -> NAME.matcher(source).find())
                .map(source -> of(root, source))
                .toList();
    }

    private static Bundle of(Path root, String source) {
        var name = NAME.matcher(source);
        if (!name.find()) {
            throw new AssertionError(source);
        }
        var english = new LinkedHashMap<String, String>();
        MESSAGE.matcher(source).results().forEach(found -> english.put(found.group(2), literal(found.group(1))));
        var file = root.resolve("resources/messages/" + name.group(1) + "_de.properties");
        return new Bundle(name.group(1), english, german(read(file)));
    }

    private static Map<String, String> german(String file) {
        var german = new LinkedHashMap<String, String>();
        file.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .forEach(pair -> german.put(pair[0].strip(), pair[1].strip()));
        return german;
    }

    /** The text of a literal, or of several with a plus between them. */
    private static String literal(String java) {
        String joined = java.strip().replaceAll("\"\\s*\\+\\s*\"", "");
        return joined.substring(1, joined.length() - 1).translateEscapes();
    }

    /** Every file of Java under a folder. */
    static List<String> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Bundle::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
