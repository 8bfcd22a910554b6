package dev.grantway.token.assertion;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.platform.seal.Secret;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signed statement of a client about itself; nothing of it is proven yet. RFC 7523, section 2.2. */
public final class ClientAssertion {
    private final SignedJWT jwt;
    private final JWTClaimsSet claims;

    private ClientAssertion(SignedJWT jwt, JWTClaimsSet claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    /** Empty for what is no signed JWT, such as one with {@code alg} {@code none}. */
    public static Optional<ClientAssertion> parse(Secret text) {
        try {
            var jwt = SignedJWT.parse(text.value());
            @Nullable JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return Optional.ofNullable(claims).map(read -> new ClientAssertion(jwt, read));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Who it says it is from. */
    public Optional<String> clientId() {
        return Optional.ofNullable(claims.getSubject());
    }

    SignedJWT jwt() {
        return jwt;
    }

    JWTClaimsSet claims() {
        return claims;
    }

    /** It is a credential until it is used. */
    @Override
    public String toString() {
        return "ClientAssertion[redacted]";
    }
}
