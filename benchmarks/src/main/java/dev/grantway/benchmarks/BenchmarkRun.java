package dev.grantway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs every benchmark and writes the day's page; a second run on one day replaces the first. */
final class BenchmarkRun {
    private BenchmarkRun() {}

    /** Takes the folder of the results, and the versions to name in them. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        var today = LocalDate.now(Clock.systemUTC());
        var versions = Arrays.asList(arguments).subList(1, arguments.length);
        double loadBefore = Machine.load();
        var results = measure();
        var page = new ResultPage(results).write("Benchmarks of " + today, facts(versions, loadBefore));
        Files.writeString(Files.createDirectories(Path.of(arguments[0])).resolve(today + ".md"), page);
    }

    private static List<Measured> measure() throws RunnerException {
        // One failed benchmark fails the run: a page with a row missing would look whole.
        var options = new OptionsBuilder().shouldFailOnError(true).threads(1).build();
        return new Runner(options)
                .run().stream()
                        .map(Measured::of)
                        .sorted(Comparator.comparing(Measured::group))
                        .toList();
    }

    private static List<String> facts(List<String> versions, double loadBefore) throws IOException {
        var facts = new ArrayList<>(Machine.describe());
        facts.add("Versions: " + String.join(", ", versions));
        facts.add(String.format(
                Locale.ROOT,
                "Load average before and after: %.1f and %.1f (the benchmark itself is 1)",
                loadBefore,
                Machine.load()));
        return facts;
    }
}
