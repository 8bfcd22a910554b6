package dev.grantway.registry.appcode;

import java.util.Arrays;
import java.util.List;

/** Ways into a file. RFC 6901. */
final class Pointer {
    private Pointer() {}

    static String member(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String entry(String pointer, int number) {
        return pointer + "/" + number;
    }

    /** The names and numbers on the way. */
    static List<String> steps(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    /** Whether one of them leads to the other, or both to the same. */
    static boolean meet(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }
}
