package dev.grantway.token.oauth;

import java.util.Map;

/** Members that a wire profile adds to the answer with tokens. */
public interface TokenFields {
    Map<String, Object> of(IssuedTokens tokens);
}
