package dev.grantway.install.neighbour;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a neighbour answered.
 *
 * @param status below 500, and neither 401 nor 403
 * @param body its JSON; a missing node when there was none
 */
public record NeighbourAnswer(int status, JsonNode body) {}
