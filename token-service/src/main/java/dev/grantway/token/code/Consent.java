package dev.grantway.token.code;

import dev.grantway.token.grant.GrantMode;
import dev.grantway.token.grant.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person granted, as install-service tells it.
 *
 * @param code names the flow; the same flow told again gets the same code
 * @param proposedInstallationId for a first install
 * @param generation of the installation that it is for
 * @param mode for whom the app acts
 * @param consentedAt when the directory was asked for the person's membership; empty when that was not told: just now
 * @param challenge of PKCE, S256; absent when the app sent none
 */
public record Consent(
        AuthorizationCode code,
        String proposedInstallationId,
        int generation,
        int appId,
        String clientId,
        int accountId,
        int userId,
        GrantMode mode,
        Optional<Instant> consentedAt,
        Identity identity,
        List<String> scopes,
        String redirectUri,
        Optional<String> challenge) {
    public Consent {
        scopes = List.copyOf(scopes);
    }
}
