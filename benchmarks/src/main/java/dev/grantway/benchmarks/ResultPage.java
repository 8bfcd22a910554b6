package dev.grantway.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as Markdown: a table for each group, every row as it came out. */
final class ResultPage {
    private final List<Measured> results;

    ResultPage(List<Measured> results) {
        this.results = List.copyOf(results);
    }

    String write(String title, List<String> facts) {
        var lines = new ArrayList<String>();
        lines.add("# " + title);
        lines.add("");
        facts.forEach(fact -> lines.add("* " + fact));
        results.stream().map(Measured::group).distinct().forEach(group -> lines.addAll(table(group)));
        return String.join("\n", lines) + "\n";
    }

    private List<String> table(String group) {
        var rows = results.stream().filter(row -> row.group().equals(group)).toList();
        var peers = rows.stream()
                .filter(Measured::isPeer)
                .map(Measured::name)
                .distinct()
                .toList();
        var lines = new ArrayList<>(List.of("", "## " + group, ""));
        lines.add(cells(Stream.concat(
                Stream.of("Parameters", "Measured", "ops / CPU-second", "lowest to highest", "whole JVM"),
                peers.stream().map(peer -> "÷ " + peer))));
        lines.add("|---|---|---:|---:|---:|" + "---:|".repeat(peers.size()));
        // A peer stands below what it is compared with.
        rows.stream()
                .map(Measured::parameters)
                .distinct()
                .forEach(parameters -> rows.stream()
                        .filter(row -> row.parameters().equals(parameters))
                        .sorted(Comparator.comparing(Measured::isPeer))
                        .forEach(row -> lines.add(row(row, peers))));
        return lines;
    }

    private String row(Measured row, List<String> peers) {
        var own = Stream.of(
                row.parameters(),
                row.name(),
                whole(row.median()),
                whole(row.lowest()) + " to " + whole(row.highest()),
                whole(row.wholeProcess()));
        return cells(Stream.concat(own, peers.stream().map(peer -> against(row, peer))));
    }

    private String against(Measured row, String peer) {
        return results.stream()
                .filter(other -> !row.isPeer() && other.name().equals(peer) && other.isBeside(row))
                .map(row::against)
                .findFirst()
                .orElse("");
    }

    private static String cells(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String whole(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate);
    }
}
