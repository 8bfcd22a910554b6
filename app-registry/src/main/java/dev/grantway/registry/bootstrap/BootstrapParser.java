package dev.grantway.registry.bootstrap;

import dev.grantway.registry.directory.StrictJson;
import dev.grantway.registry.directory.UnreadableJson;

/** Reads a first-start file strictly: a mistyped member is an error and not a surprise. */
final class BootstrapParser {
    private BootstrapParser() {}

    static BootstrapFile parse(byte[] content) {
        try {
            return StrictJson.read(content, BootstrapFile.class);
        } catch (UnreadableJson e) {
            throw new BootstrapException((e.field() + " " + e.problem()).strip());
        }
    }
}
