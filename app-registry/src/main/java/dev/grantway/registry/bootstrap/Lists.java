package dev.grantway.registry.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of a JSON file, in which they may be left out. */
final class Lists {
    private Lists() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
