package dev.grantway.registry.installs;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to an installation.
 *
 * @param type of the event, such as {@code install.completed.v1}
 */
public record InstallFact(String type, int generation, Instant at) {
    private static final Map<String, String> WORDS = Map.of(
            "install.requested.v1", "Somebody asked an admin for it",
            "install.authorized.v1", "Access was granted",
            "install.completed.v1", "Installed: the first tokens were issued",
            "install.scopes_changed.v1", "Its scopes changed",
            "install.suspended.v1", "Suspended",
            "install.resumed.v1", "Resumed",
            "install.needs_reauthorization.v1", "Needs reconnect: no grant is left",
            "install.reauthorized.v1", "Reconnected",
            "install.taken_over.v1", "Moved in from another system",
            "install.uninstalled.v1", "Removed");

    /** In a sentence. */
    public String words() {
        return WORDS.getOrDefault(type, type);
    }
}
