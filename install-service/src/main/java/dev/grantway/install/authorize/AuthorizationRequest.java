package dev.grantway.install.authorize;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an app asks for, as its query says it, unchecked. RFC 6749, section 4.1.1.
 *
 * @param query the query as it came, to ask the same again
 * @param scopes in the order asked, each once
 * @param optionalScopes likewise; what the account lacks of them is left out
 * @param repeated the parameters that were sent more than once
 */
public record AuthorizationRequest(
        Door door,
        String query,
        Optional<String> clientId,
        Optional<String> redirectUri,
        Optional<String> responseType,
        Optional<String> responseMode,
        List<String> scopes,
        List<String> optionalScopes,
        Optional<State> state,
        ProofKey proofKey,
        Set<String> repeated) {
    public AuthorizationRequest {
        scopes = List.copyOf(scopes);
        optionalScopes = List.copyOf(optionalScopes);
        repeated = Set.copyOf(repeated);
    }

    /** Path and query, to ask the same again. */
    public String link() {
        return door.path() + "?" + query;
    }
}
