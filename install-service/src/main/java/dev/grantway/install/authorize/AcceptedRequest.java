package dev.grantway.install.authorize;

import dev.grantway.contracts.events.AppSnapshot;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A request that may be put before a person.
 *
 * @param app as it stands now
 * @param redirectUri as the app sent it, proven to be the app's
 * @param scopes what the install gives in any case, in the order asked
 * @param optionalScopes what it gives where the account has it and the person agrees
 * @param codeChallenge of method S256; absent when the app sent none
 */
public record AcceptedRequest(
        AuthorizationRequest request,
        AppSnapshot app,
        String redirectUri,
        List<String> scopes,
        List<String> optionalScopes,
        Optional<String> codeChallenge) {
    /** Where the person goes on to, for the page. */
    public String redirectHost() {
        URI uri = URI.create(redirectUri);
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** Where the person goes on to, as a source of a content security policy. */
    public String redirectSource() {
        URI uri = URI.create(redirectUri);
        // such a policy has no way to name an IPv6 address
        return uri.getHost().startsWith("[") ? uri.getScheme() + ":" : uri.getScheme() + "://" + redirectHost();
    }
}
