package dev.grantway.install.authorize;

import java.util.List;

/**
 * A front door for authorization requests: one core behind all, and a few rules of its own.
 *
 * @param path where it is
 * @param responseTypeRequired whether {@code response_type} must be sent; taken for {@code code} where it need not
 * @param sendsIssuer whether {@code iss} goes with each answer to the app. RFC 9207.
 * @param optionalScopeParameters under which names optional scopes are asked for
 */
public record Door(
        String path, boolean responseTypeRequired, boolean sendsIssuer, List<String> optionalScopeParameters) {
    /** The door that holds to the RFCs. */
    public static final Door STANDARD = new Door("/oauth2/authorize", true, true, List.of("optional_scope"));

    public Door {
        optionalScopeParameters = List.copyOf(optionalScopeParameters);
    }
}
