package dev.grantway.token.client;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.assertion.ClientAssertion;
import dev.grantway.token.client.CredentialsOutcome.Presented;
import dev.grantway.token.client.CredentialsOutcome.Refused;
import dev.grantway.token.oauth.FormText;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The credentials of a request: a secret in the body or by HTTP Basic, or an assertion; one of them. RFC 6749, section 2.3. */
final class CredentialsReader {
    private static final String BASIC = "Basic ";
    private static final String ASSERTION = "client_assertion";
    private static final String ASSERTION_TYPE = "client_assertion_type";

    /** RFC 7523, section 2.2. */
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** Anyone may send one, and the catalog remembers what it was asked for. RFC 6749, appendix A.1. */
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7E]{1,2048}");

    private CredentialsReader() {}

    static CredentialsOutcome read(Optional<String> authorization, Parameters parameters) {
        var basic = authorization
                .map(header -> header + " ") // servers take the space away where nothing follows it
                .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()));
        if (basic.isPresent()) {
            return byHeader(basic.get().substring(BASIC.length()).strip(), parameters);
        }
        if (hasAssertion(parameters)) {
            return parameters.has("client_secret") ? twoWays() : byAssertion(parameters);
        }
        return parameters
                .find("client_id")
                .filter(id -> CLIENT_ID.matcher(id).matches())
                .<CredentialsOutcome>map(id -> new Presented(id, parameters.findSecret("client_secret"), false))
                .orElseGet(() -> new Refused(Refusal.of(Reason.CLIENT_UNKNOWN, "client_id is missing or malformed.")));
    }

    private static CredentialsOutcome byHeader(String credentials, Parameters parameters) {
        if (parameters.has("client_secret") || hasAssertion(parameters)) {
            return twoWays();
        }
        var presented = decode(credentials)
                .filter(known -> CLIENT_ID.matcher(known.clientId()).matches());
        if (presented.isEmpty()) {
            return new Refused(
                    Refusal.of(Reason.CLIENT_UNKNOWN, "The Authorization header is not HTTP Basic with a client id.")
                            .withChallenge());
        }
        boolean another = parameters
                .find("client_id")
                .filter(id -> !id.equals(presented.get().clientId()))
                .isPresent();
        return another ? twoWays() : presented.get();
    }

    private static boolean hasAssertion(Parameters parameters) {
        return parameters.has(ASSERTION) || parameters.has(ASSERTION_TYPE);
    }

    /** It names the client itself; {@code client_id} may be left out. RFC 7521, section 4.2. */
    private static CredentialsOutcome byAssertion(Parameters parameters) {
        var text = parameters.findSecret(ASSERTION);
        if (text.isEmpty()
                || parameters.find(ASSERTION_TYPE).filter(JWT_BEARER::equals).isEmpty()) {
            return new Refused(Refusal.malformed(
                    "client_assertion needs a value, and client_assertion_type is " + JWT_BEARER + "."));
        }
        var assertion = ClientAssertion.parse(text.get());
        var clientId = assertion
                .flatMap(ClientAssertion::clientId)
                .filter(id -> CLIENT_ID.matcher(id).matches());
        if (assertion.isEmpty() || clientId.isEmpty()) {
            return new Refused(Refusal.of(
                            Reason.CLIENT_ASSERTION_WRONG,
                            "client_assertion is no signed JWT with the client id as sub.")
                    .withChallenge());
        }
        boolean another = parameters
                .find("client_id")
                .filter(id -> !id.equals(clientId.get()))
                .isPresent();
        return another ? twoWays() : new CredentialsOutcome.Asserted(clientId.get(), assertion.get());
    }

    private static Optional<Presented> decode(String credentials) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(credentials);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1); // decoded to UTF-8 after the percent signs
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var id = FormText.decode(text.substring(0, colon));
        var secret = FormText.decode(text.substring(colon + 1));
        return id.flatMap(known -> secret.map(value -> new Presented(
                known, Optional.of(value).filter(s -> !s.isEmpty()).map(Secret::new), true)));
    }

    private static CredentialsOutcome twoWays() {
        return new Refused(Refusal.malformed("The client names or proves itself in more than one way."));
    }
}
