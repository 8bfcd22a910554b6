package dev.grantway.webhook.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What became of an installation, for its app.
 *
 * @param id the fact's own: a repetition has the same
 * @param type such as {@code app.installed}
 * @param at when it happened
 * @param ends whether the installation ended with it
 * @param data what the app is told
 */
record LifecycleFact(
        String id,
        String type,
        int appId,
        int accountId,
        String installationId,
        int generation,
        Instant at,
        boolean ends,
        ObjectNode data) {}
