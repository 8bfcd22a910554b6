package dev.grantway.token.exchange;

import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.TokenFields;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;

/** The body with tokens: the RFC's members, and those of the wire profile. RFC 6749, section 5.1. */
@Singleton
public class TokenAnswer {
    private final TokenFields profile;

    TokenAnswer(TokenFields profile) {
        this.profile = profile;
    }

    public Answer of(IssuedTokens tokens) {
        var body = new LinkedHashMap<String, Object>();
        body.put("token_type", "bearer");
        body.put("access_token", tokens.accessToken().value());
        body.put("expires_in", tokens.expiresIn().toSeconds());
        tokens.refreshToken().ifPresent(token -> body.put("refresh_token", token.value()));
        body.put("scope", String.join(" ", tokens.scopes()));
        body.putAll(profile.of(tokens));
        return Answer.ok(body).readableByPages();
    }
}
