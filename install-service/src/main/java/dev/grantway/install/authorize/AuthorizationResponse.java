package dev.grantway.install.authorize;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the browser is sent with an answer for the app. RFC 6749, section 4.1.2; RFC 9207. */
@Singleton
public class AuthorizationResponse {
    private final String issuer;

    AuthorizationResponse(@ConfigProperty(name = "grantway.base-url") String issuer) {
        this.issuer = issuer;
    }

    /** The app's redirect URI with a code. */
    public String withCode(AcceptedRequest accepted, String code) {
        return location(accepted.redirectUri(), accepted.request(), "code=" + encode(code));
    }

    /** The app's redirect URI with the news that the person declined. */
    public String withDenial(AcceptedRequest accepted) {
        return withError(
                accepted.redirectUri(), accepted.request(), "access_denied", "The person did not grant access.");
    }

    /** The app's redirect URI with the news that the account's plan lacks what the app requires. */
    public String withScopeNotInPlan(AcceptedRequest accepted) {
        return withError(
                accepted.redirectUri(),
                accepted.request(),
                "invalid_scope",
                "The plan of the account does not include a scope that is required.");
    }

    /** The app's redirect URI with the news that the person may not install it there. */
    public String withMissingRight(AcceptedRequest accepted) {
        return withError(
                accepted.redirectUri(),
                accepted.request(),
                "access_denied",
                "The person may not install the app in the account.");
    }

    /**
     * The app's redirect URI with an error.
     *
     * @param redirectUri proven to be the app's
     * @param error a registered error code
     */
    String withError(String redirectUri, AuthorizationRequest request, String error, String description) {
        return location(redirectUri, request, "error=" + error + "&error_description=" + encode(description));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String location(String redirectUri, AuthorizationRequest request, String answer) {
        var location = new StringBuilder(redirectUri)
                .append(redirectUri.contains("?") ? '&' : '?')
                .append(answer);
        // of a state that came twice, neither is the app's
        Optional<State> state = request.repeated().contains("state") ? Optional.empty() : request.state();
        state.ifPresent(sent -> location.append("&state=").append(sent.encoded()));
        if (request.door().sendsIssuer()) {
            location.append("&iss=").append(encode(issuer));
        }
        return location.toString();
    }
}
