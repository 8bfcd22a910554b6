package dev.grantway.registry.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An event type that is known before any product offers it.
 *
 * @param description what it means, for developers
 * @param scope what an installation needs to hear of it, unless the platform file says another
 * @param fields those it has beside the common ones
 * @param required the fields without which there is no such event
 * @param example one as an app receives it
 */
record KnownEventType(
        String name,
        String title,
        String description,
        String scope,
        List<String> fields,
        List<String> required,
        ObjectNode example) {}
