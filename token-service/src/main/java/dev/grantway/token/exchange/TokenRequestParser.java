package dev.grantway.token.exchange;

import dev.grantway.token.apptoken.InstallationName;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parameters into a {@link TokenRequest}. */
final class TokenRequestParser {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");
    /** No other text can be a redirect URI of an app. RFC 6749, section 3.1.2. */
    private static final Pattern ABSOLUTE_URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7E]{1,2048}");

    private TokenRequestParser() {}

    static TokenRequest parse(Parameters parameters) {
        return switch (parameters.find("grant_type").orElse("")) {
            case "authorization_code" -> code(parameters);
            case "refresh_token" -> refresh(parameters);
            case "client_credentials" -> clientCredentials(parameters);
            case "" -> refused(Reason.REQUEST_MALFORMED, "grant_type is missing.");
            default ->
                refused(
                        Reason.GRANT_TYPE_UNKNOWN,
                        "grant_type is none of authorization_code, refresh_token and client_credentials.");
        };
    }

    /** Once at most, as every parameter: a token here is good for one resource. RFC 8707, section 2. */
    static Optional<String> resource(Parameters parameters) {
        return parameters.find("resource");
    }

    private static TokenRequest code(Parameters parameters) {
        boolean wellFormed = parameters
                .find("redirect_uri")
                .map(uri -> ABSOLUTE_URI.matcher(uri).matches())
                .orElse(true);
        if (!wellFormed) {
            return refused(Reason.REDIRECT_URI_MALFORMED, "redirect_uri is not an absolute URI.");
        }
        return parameters
                .findSecret("code")
                .<TokenRequest>map(code -> new TokenRequest.Code(
                        code,
                        parameters.find("redirect_uri"),
                        parameters.findSecret("code_verifier").map(CodeVerifier::new)))
                .orElseGet(() -> refused(Reason.CODE_UNKNOWN, "code is missing."));
    }

    private static TokenRequest refresh(Parameters parameters) {
        return parameters
                .findSecret("refresh_token")
                .<TokenRequest>map(token -> new TokenRequest.Refresh(token, parameters.find("scope")))
                .orElseGet(() -> refused(Reason.REFRESH_TOKEN_DEAD, "refresh_token is missing."));
    }

    private static TokenRequest clientCredentials(Parameters parameters) {
        var id = parameters.find("installation_id");
        var accountId = parameters.find("account_id");
        if (id.isPresent() && accountId.isPresent()) {
            return refused(Reason.REQUEST_MALFORMED, "Name installation_id or account_id, not both.");
        }
        if (accountId.filter(text -> !isAnId(text)).isPresent()) {
            return refused(Reason.REQUEST_MALFORMED, "account_id is not the number of an account.");
        }
        var name = id.<InstallationName>map(InstallationName.ById::new)
                .or(() -> accountId.map(text -> new InstallationName.ByAccount(Integer.parseInt(text))));
        return new TokenRequest.ClientCredentials(name, parameters.find("scope"));
    }

    private static boolean isAnId(String text) {
        return DIGITS.matcher(text).matches() && Long.parseLong(text) <= Integer.MAX_VALUE;
    }

    private static TokenRequest refused(Reason reason, String description) {
        return new TokenRequest.Refused(Refusal.of(reason, description));
    }
}
