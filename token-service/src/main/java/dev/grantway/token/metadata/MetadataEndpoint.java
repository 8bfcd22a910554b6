package dev.grantway.token.metadata;

import dev.grantway.token.key.JwtSigner;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import dev.grantway.token.signing.SigningKeys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The server's metadata and its public keys. RFC 8414, section 3; RFC 7517, section 5. */
@Path("/")
class MetadataEndpoint {
    private static final int CACHED_SECONDS = Math.toIntExact(SigningKeys.CACHED.toSeconds());

    private final Answer metadata;
    private final JwtSigner signer;

    MetadataEndpoint(@ConfigProperty(name = "grantway.base-url") String issuer, JwtSigner signer) {
        metadata = Answer.ok(ServerMetadata.of(issuer))
                .cacheableFor(CACHED_SECONDS)
                .readableByPages();
        this.signer = signer;
    }

    @GET
    @Path(".well-known/oauth-authorization-server")
    public Response metadata() {
        return AnswerMapper.toResponse(metadata);
    }

    @GET
    @Path("oauth2/jwks")
    public Response keys() {
        return AnswerMapper.toResponse(Answer.ok(signer.publicKeys().toJSONObject(true))
                .cacheableFor(CACHED_SECONDS)
                .readableByPages());
    }
}
