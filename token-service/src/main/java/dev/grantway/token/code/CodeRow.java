package dev.grantway.token.code;

import dev.grantway.token.grant.GrantMode;
import dev.grantway.token.installation.Installation;
import java.util.Optional;

/** What makes two consents of one flow the same one, beside the redirect URI. */
record CodeRow(
        AuthorizationCode code,
        Installation installation,
        String clientId,
        int appId,
        int accountId,
        int userId,
        GrantMode mode,
        int scopeSetId,
        Optional<String> challenge) {}
