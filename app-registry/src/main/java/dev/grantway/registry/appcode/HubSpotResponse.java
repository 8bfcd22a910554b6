package dev.grantway.registry.appcode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * HubSpot's files as one of ours.
 *
 * @param definition to be validated and applied; nothing was stored
 * @param notes what was left out
 */
record HubSpotResponse(JsonNode definition, List<HubSpotNote> notes) {}
