package dev.grantway.install.authorize;

import dev.grantway.contracts.events.AppSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?.*");
    private static final Pattern HOST_SOURCE = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]+)?");

    /** Where the person goes on to, for the page: host and port, or the whole of an URI that has none. */
    public String redirectHost() {
        return authority().orElse(redirectUri);
    }

    /** Where the person goes on to, as a source of a content security policy. */
    public String redirectSource() {
        String scheme = redirectUri.substring(0, redirectUri.indexOf(':') + 1);
        // such a policy has no way to name an IPv6 address, or an app on the device
        return authority()
                .filter(HOST_SOURCE.asMatchPredicate())
                .map(host -> scheme + "//" + host)
                .orElse(scheme);
    }

    private Optional<String> authority() {
        var parts = AUTHORITY.matcher(redirectUri);
        return parts.matches() ? Optional.ofNullable(parts.group(2)).filter(host -> !host.isEmpty()) : Optional.empty();
    }
}
