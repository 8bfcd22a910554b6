package dev.grantway.token.introspection;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.grant.Grant;

/** A good access token, and what it lives by. */
public record TokenStanding(AccessToken token, Grant grant, AppSnapshot app) {}
