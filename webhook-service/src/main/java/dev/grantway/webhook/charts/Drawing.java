package dev.grantway.webhook.charts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A chart in shapes, in a box of 720 by 200: time to the right, the figure upwards from 0.
 *
 * @param top the figure at the upper edge
 */
public record Drawing(String top, String middle, List<Bar> bars, List<Line> lines, List<Label> times) {
    private static final int LEFT = 64;
    private static final int RIGHT = 664;
    private static final int TOP = 12;
    private static final int BOTTOM = 168;
    private static final int LABELLED = 4;
    private static final int HEIGHT_OF_NAME = 12;

    /** A rectangle. */
    public record Bar(String kind, long x, long y, long width, long height) {}

    /**
     * A line through points, with gaps where there is no figure.
     *
     * @param path of SVG
     * @param points where figures are: one between two gaps would be no line
     * @param y of its last point, for its name
     */
    public record Line(String name, String path, List<Point> points, long y) {
        /** With its name where that does not cover another line's. */
        Line namedAbove(Line other) {
            return new Line(name, path, points, Math.min(y, other.y - HEIGHT_OF_NAME));
        }
    }

    /** A point. */
    public record Point(long x, long y) {}

    /** A time below. */
    public record Label(long x, String text) {}

    public Drawing {
        bars = List.copyOf(bars);
        lines = List.copyOf(lines);
        times = List.copyOf(times);
    }

    /** How many attempts there were: what was delivered, and above it what failed. */
    public static Drawing ofRate(Chart chart) {
        long top = above(
                chart.steps().stream().mapToLong(Chart.Step::attempts).max().orElse(0));
        var bars = new ArrayList<Bar>();
        bars.addAll(bars(chart, "failed", Chart.Step::attempts, top));
        bars.addAll(bars(chart, "delivered", Chart.Step::delivered, top)); // in front of the others
        return new Drawing(number(top), number(top / 2), bars, List.of(), times(chart));
    }

    /** Which share of them succeeded. */
    public static Drawing ofSuccess(Chart chart) {
        return new Drawing(
                "100 %", "50 %", bars(chart, "delivered", Chart.Step::percent, 100), List.of(), times(chart));
    }

    /** How long the endpoint took. */
    public static Drawing ofLatency(Chart chart) {
        long top = above(chart.steps().stream()
                .mapToLong(step -> step.p99().orElse(0))
                .max()
                .orElse(0));
        var p50 = line(chart, "p50", Chart.Step::p50, top);
        var p95 = line(chart, "p95", Chart.Step::p95, top).namedAbove(p50);
        var p99 = line(chart, "p99", Chart.Step::p99, top).namedAbove(p95);
        return new Drawing(
                number(top) + " ms", number(top / 2) + " ms", List.of(), List.of(p50, p95, p99), times(chart));
    }

    private static List<Bar> bars(Chart chart, String kind, ToLongFunction<Chart.Step> figure, long top) {
        var bars = new ArrayList<Bar>();
        long width = Math.max(2, (RIGHT - LEFT) / chart.steps().size() - 4);
        for (int place = 0; place < chart.steps().size(); place++) {
            long value = figure.applyAsLong(chart.steps().get(place));
            if (value > 0) {
                long y = Math.min(BOTTOM - 1, y(value, top)); // however few, they are seen
                bars.add(new Bar(kind, x(chart, place) - width / 2, y, width, BOTTOM - y));
            }
        }
        return bars;
    }

    private static Line line(Chart chart, String name, Function<Chart.Step, OptionalLong> figure, long top) {
        var path = new StringBuilder();
        var points = new ArrayList<Point>();
        boolean drawing = false;
        for (int place = 0; place < chart.steps().size(); place++) {
            var value = figure.apply(chart.steps().get(place));
            if (value.isPresent()) {
                var point = new Point(x(chart, place), y(value.getAsLong(), top));
                path.append(drawing ? 'L' : 'M').append(point.x()).append(' ').append(point.y());
                points.add(point);
            }
            drawing = value.isPresent();
        }
        return new Line(
                name,
                path.toString(),
                List.copyOf(points),
                points.isEmpty() ? BOTTOM : points.getLast().y());
    }

    private static List<Label> times(Chart chart) {
        var form = DateTimeFormatter.ofPattern(chart.period().length().toDays() > 1 ? "d MMM" : "HH:mm", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
        var labels = new ArrayList<Label>();
        for (int each = 0; each < LABELLED; each++) {
            int place = each * (chart.steps().size() - 1) / (LABELLED - 1);
            Instant from = chart.steps().get(place).from();
            labels.add(new Label(x(chart, place), form.format(from)));
        }
        return labels;
    }

    /** The middle of a step. */
    private static long x(Chart chart, int place) {
        return LEFT + (RIGHT - LEFT) * (2L * place + 1) / (2L * chart.steps().size());
    }

    private static long y(long value, long top) {
        return Math.round(BOTTOM - (BOTTOM - TOP) * Math.min(1.0, (double) value / top));
    }

    /** The next of 2, 4, 10, 20, 40, 100 …, whose half is whole. */
    private static long above(long value) {
        long power = 1;
        while (power * 10 < value) {
            power *= 10;
        }
        for (long step : new long[] {2, 4, 10}) {
            if (step * power >= value) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
