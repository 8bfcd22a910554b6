package dev.grantway.token.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the standard door is and can: exactly what is on. RFC 8414, section 2. */
final class ServerMetadata {
    private ServerMetadata() {}

    static Map<String, Object> of(String issuer) {
        // keys come with the app's registration and never from an address: no jwks_uri of a client is fetched
        var proof = List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
        var proofOrNone = List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
        var algorithms = List.of("ES256", "RS256", "PS256");
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", issuer + "/oauth2/authorize");
        metadata.put("token_endpoint", issuer + "/oauth2/token");
        metadata.put("introspection_endpoint", issuer + "/oauth2/introspect");
        metadata.put("revocation_endpoint", issuer + "/oauth2/revoke");
        metadata.put("jwks_uri", issuer + "/oauth2/jwks");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("token_endpoint_auth_methods_supported", proofOrNone);
        metadata.put("token_endpoint_auth_signing_alg_values_supported", algorithms);
        metadata.put("introspection_endpoint_auth_methods_supported", proof);
        metadata.put("introspection_endpoint_auth_signing_alg_values_supported", algorithms);
        metadata.put("revocation_endpoint_auth_methods_supported", proofOrNone);
        metadata.put("revocation_endpoint_auth_signing_alg_values_supported", algorithms);
        metadata.put("authorization_response_iss_parameter_supported", true);
        return metadata;
    }
}
