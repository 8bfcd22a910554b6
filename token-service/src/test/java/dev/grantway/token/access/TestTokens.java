package dev.grantway.token.access;

import dev.grantway.token.grant.Grants;
import dev.grantway.token.scope.ScopeSets;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes of a good access token what a test needs beside it. */
@Singleton
public class TestTokens {
    private final OpaqueTokens opaque;
    private final SignedTokens signed;
    private final Grants grants;
    private final ScopeSets scopes;

    TestTokens(OpaqueTokens opaque, SignedTokens signed, Grants grants, ScopeSets scopes) {
        this.opaque = opaque;
        this.signed = signed;
        this.grants = grants;
        this.scopes = scopes;
    }

    public AccessToken read(String text) {
        return opaque.read(text).orElseThrow();
    }

    /** One of the same grant whose time was over so long ago. */
    public String expired(String good, Duration ago) {
        var token = read(good);
        var past = token.issuedAt().minus(ago);
        return opaque.mint(new AccessToken(
                        token.grantId(),
                        token.rotation(),
                        past.minusSeconds(1800),
                        past,
                        token.scopeSetId(),
                        token.resource()))
                .value();
    }

    /** The same as a JWT. */
    public String signed(String good, Recipient to) {
        var token = read(good);
        var grant = grants.find(token.grantId()).orElseThrow();
        return signed.mint(
                        token, grant, to.app(), scopes.load(token.scopeSetId()).text())
                .value();
    }
}
