package dev.grantway.token.revocation;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.access.AccessTokenMint;
import dev.grantway.token.client.AuthenticatedClient.OfApp;
import dev.grantway.token.client.AuthenticationOutcome;
import dev.grantway.token.client.ClientAuthenticator;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.grant.RevokeReason;
import dev.grantway.token.http.Caller;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Takes tokens back. A refresh token ends its grant and the access tokens with it, at once, one that was rotated away
 * too: a refresh at the same time must not save the grant. An access token ends itself and those of its grant that were
 * issued before it; an installation token ends all of its installation that were issued until then. The installation
 * stays. RFC 7009, section 2.
 */
@Singleton
public class Revocations {
    private final ClientAuthenticator clients;
    private final TokenInspection inspection;
    private final AccessTokenMint accessTokens;
    private final Grants grants;
    private final AppTokenRevocations appTokens;

    Revocations(
            ClientAuthenticator clients,
            TokenInspection inspection,
            AccessTokenMint accessTokens,
            Grants grants,
            AppTokenRevocations appTokens) {
        this.clients = clients;
        this.inspection = inspection;
        this.accessTokens = accessTokens;
        this.grants = grants;
        this.appTokens = appTokens;
    }

    /**
     * Answers a request.
     *
     * @param authorization the header; empty when there is none
     */
    public RevocationOutcome answer(ParametersOutcome sent, Optional<String> authorization, Caller caller) {
        return switch (sent) {
            case ParametersOutcome.Refused(var refusal) -> new RevocationOutcome.Refused(refusal);
            case ParametersOutcome.Read(var parameters) -> answer(parameters, authorization, caller);
        };
    }

    /** Ends the grant of a refresh token, whoever holds it; false when it is none of ours. */
    public boolean revokeRefreshToken(String text) {
        var grant = inspection.findByRefreshToken(text);
        grant.ifPresent(known -> grants.revoke(known, RevokeReason.REVOKED_BY_APP));
        return grant.isPresent();
    }

    private RevocationOutcome answer(Parameters parameters, Optional<String> authorization, Caller caller) {
        return switch (clients.authenticate(authorization, parameters, caller)) {
            case AuthenticationOutcome.Refused(var refusal) -> new RevocationOutcome.Refused(refusal.withChallenge());
            case AuthenticationOutcome.Authenticated(var client) ->
                parameters
                        .find("token")
                        .map(token ->
                                client instanceof OfApp(var app) ? revoke(token, app) : new RevocationOutcome.Done())
                        .orElseGet(() -> new RevocationOutcome.Refused(Refusal.malformed("token is missing.")));
        };
    }

    private RevocationOutcome revoke(String text, AppSnapshot app) {
        return appTokens.revoke(text, app.appId()).orElseGet(() -> {
            revokeOfGrant(text, app);
            return new RevocationOutcome.Done();
        });
    }

    private void revokeOfGrant(String text, AppSnapshot app) {
        int appId = app.appId();
        accessTokens
                .readForAnyResource(text)
                .ifPresentOrElse(
                        token -> grants.find(token.grantId())
                                .filter(grant -> grant.appId() == appId)
                                .ifPresent(grant -> end(token, grant)),
                        () -> inspection
                                .findByRefreshToken(text)
                                .filter(grant -> grant.appId() == appId)
                                .ifPresent(grant -> grants.revoke(grant, RevokeReason.REVOKED_BY_APP)));
    }

    private void end(AccessToken token, Grant grant) {
        grants.endAccessTokens(grant, token.issuedAt().plusSeconds(1));
    }
}
