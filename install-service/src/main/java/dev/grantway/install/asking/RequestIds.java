package dev.grantway.install.asking;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids of requests that strangers sent. */
final class RequestIds {
    /** {@link UUID#fromString} takes other texts too. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RequestIds() {}

    static Optional<UUID> parse(String text) {
        return Optional.of(text).filter(ID.asMatchPredicate()).map(UUID::fromString);
    }
}
