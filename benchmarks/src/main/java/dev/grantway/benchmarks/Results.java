package dev.grantway.benchmarks;

import java.util.Locale;

/** Figures on standard output, as {@code measure.py} reads them. */
final class Results {
    private Results() {}

    static void of(String name, double value) {
        System.out.println(String.format(Locale.ROOT, "RESULT %s=%.2f", name, value));
    }
}
