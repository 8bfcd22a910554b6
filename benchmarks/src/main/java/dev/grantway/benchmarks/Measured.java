package dev.grantway.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark came to, in operations per CPU-second.
 *
 * @param group the class it is in
 * @param parameters name and value, empty when there are none
 * @param name its method
 * @param median of the iterations
 * @param lowest of the iterations
 * @param highest of the iterations
 * @param wholeProcess all operations over all CPU of the JVM, the collector's and the compiler's too
 */
record Measured(
        String group,
        String parameters,
        String name,
        double median,
        double lowest,
        double highest,
        double wholeProcess) {
    private static final double NANOS = 1e9;

    static Measured of(RunResult run) {
        var iterations = run.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        var rates = iterations.stream()
                .map(iteration -> NANOS * operations(iteration) / nanos(iteration, CpuClock.THREAD))
                .sorted()
                .toList();
        double operations = iterations.stream().mapToLong(Measured::operations).sum();
        double process = iterations.stream()
                .mapToDouble(iteration -> nanos(iteration, CpuClock.PROCESS))
                .sum();
        String[] name = run.getParams().getBenchmark().split("\\.", -1);
        return new Measured(
                name[name.length - 2],
                parametersOf(run),
                name[name.length - 1],
                medianOf(rates),
                rates.getFirst(),
                rates.getLast(),
                NANOS * operations / process);
    }

    boolean isPeer() {
        return name.startsWith("peer");
    }

    boolean isBeside(Measured other) {
        return group.equals(other.group) && parameters.equals(other.parameters);
    }

    /** A ratio is only won or lost when the two ranges have nothing in common. */
    String against(Measured peer) {
        String verdict = lowest > peer.highest ? "won" : highest < peer.lowest ? "lost" : "even";
        return String.format(Locale.ROOT, "%.2f, %s", median / peer.median, verdict);
    }

    private static long operations(IterationResult iteration) {
        return iteration.getMetadata().getMeasuredOps();
    }

    private static double nanos(IterationResult iteration, String counter) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(counter), counter)
                .getScore();
    }

    private static double medianOf(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String parametersOf(RunResult run) {
        Collection<String> keys = run.getParams().getParamsKeys();
        return keys.stream()
                .map(key -> key + " " + run.getParams().getParam(key))
                .collect(Collectors.joining(", "));
    }
}
