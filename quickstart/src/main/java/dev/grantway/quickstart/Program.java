package dev.grantway.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a {@link Child} runs.
 *
 * @param heapMegabytes most that its heap may grow to
 * @param environment its settings; of ours it inherits what is none
 * @param ready answers 200 once it can serve
 */
record Program(String name, Path jar, int heapMegabytes, Map<String, String> environment, URI ready) {
    /** Settings of this shell that a service would take for its own. */
    private static final List<String> NOT_INHERITED =
            List.of("GRANTWAY_", "QUARKUS_", "KAFKA_", "MP_", "SMALLRYE_", "EXAMPLE_");

    ProcessBuilder command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // small: a laptop runs six of these at once
        var command = new ProcessBuilder(Stream.concat(
                        Stream.of(java),
                        Stream.of(
                                "-Xmx" + heapMegabytes + "m",
                                "-Xms16m",
                                "-Xmn" + heapMegabytes / 8 + "m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:ReservedCodeCacheSize=48m",
                                "-Xss512k",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-jar",
                                jar.toString()))
                .toList());
        var inherited = command.environment();
        inherited.keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
        inherited.put("MALLOC_ARENA_MAX", "2"); // each arena of glibc would keep some of what was freed
        inherited.putAll(environment);
        return command;
    }

    @Override
    public String toString() {
        return "Program[" + name + "]"; // secrets stay out of logs
    }
}
