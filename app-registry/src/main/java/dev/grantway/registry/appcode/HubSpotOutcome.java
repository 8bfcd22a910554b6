package dev.grantway.registry.appcode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What became of a HubSpot project's files. */
public sealed interface HubSpotOutcome {
    /**
     * They are one of ours now; nothing of what they say is checked yet.
     *
     * @param text as YAML, the notes in comments above
     * @param definition the same as JSON
     * @param notes what was left out
     */
    record Converted(String text, JsonNode definition, List<HubSpotNote> notes) implements HubSpotOutcome {}

    /** They cannot be read; at least one finding says why, with the line in its own file. */
    record Refused(List<Finding> findings) implements HubSpotOutcome {}
}
