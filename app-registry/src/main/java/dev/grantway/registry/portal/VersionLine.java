package dev.grantway.registry.portal;

import java.time.Instant;

/**
 * A version of an app in words.
 *
 * @param who a name, as it is now
 * @param changes how many things it changed of the one before; none where none before it is kept
 * @param parts which parts of the app those are in
 */
record VersionLine(
        int number, String version, int consentVersion, Instant madeAt, String who, int changes, String parts) {}
