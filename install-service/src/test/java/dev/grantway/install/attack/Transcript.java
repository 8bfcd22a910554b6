package dev.grantway.install.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked and answered in one case at one door. */
final class Transcript {
    private static final int PRINTED = 12;

    private final List<String> lines = new ArrayList<>();
    private final Map<Line, Integer> counts = new LinkedHashMap<>();
    private int exchanges;
    private String last = "";

    /** Requests that look alike and had the same answer. */
    record Line(String request, int status, String error) {}

    synchronized void add(Request request, Answer answer) {
        String line = Redaction.of(request.method() + " " + request.target());
        counts.merge(new Line(line, answer.status(), answer.error()), 1, Integer::sum);
        exchanges++;
        if (exchanges > PRINTED) {
            last = text(line, request, answer);
        } else {
            lines.add(text(line, request, answer));
        }
    }

    private static String text(String line, Request request, Answer answer) {
        var text = new StringBuilder("    > ").append(line);
        request.headers()
                .forEach(header -> text.append(" | ").append(Redaction.of(header.name() + ": " + header.value())));
        if (!request.body().isEmpty()) {
            text.append(" | ").append(Redaction.of(request.body()));
        }
        return text.append(System.lineSeparator())
                .append("    < ")
                .append(answer)
                .toString();
    }

    synchronized void note(String text) {
        lines.add("    = " + text);
    }

    synchronized Map<Line, Integer> counts() {
        return new LinkedHashMap<>(counts);
    }

    synchronized String text() {
        var all = new ArrayList<>(lines);
        if (exchanges > PRINTED) {
            all.add("    and " + (exchanges - PRINTED) + " more, in the table; the last one:");
            all.add(last);
        }
        return String.join(System.lineSeparator(), all);
    }
}
