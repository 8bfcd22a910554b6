package dev.grantway.registry.appcode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with a file, in the order of its lines; after a hundred it says only that there is more. */
final class Findings {
    static final int MOST = 100;
    private static final String MORE = "There is more that is wrong. It is told when what is told here is right.";

    private final List<Finding> all = new ArrayList<>();

    void add(String pointer, String message, FilePlace place) {
        if (all.size() < MOST) {
            all.add(new Finding(pointer, message, place.line(), place.column()));
        } else if (all.size() == MOST) {
            all.add(new Finding("", MORE, place.line(), place.column()));
        }
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Whether something is wrong there, within or around; what is wrong with the whole file does not count. */
    boolean touch(String pointer) {
        return all.stream().anyMatch(found -> !found.field().isEmpty() && Pointer.meet(found.field(), pointer));
    }

    List<Finding> all() {
        return all.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
