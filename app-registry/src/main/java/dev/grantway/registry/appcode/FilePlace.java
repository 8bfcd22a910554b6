package dev.grantway.registry.appcode;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** A place in the file; both are counted from 1. */
record FilePlace(int line, int column) {
    static final FilePlace START = new FilePlace(1, 1);

    /** Jackson knows none of what is not in the text. */
    static FilePlace of(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? START
                : new FilePlace(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
