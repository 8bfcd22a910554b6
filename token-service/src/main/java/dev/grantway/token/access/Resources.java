package dev.grantway.token.access;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which resources a client may ask a token for. RFC 8707, section 2. */
@Singleton
public class Resources {
    private final AccessTokenMint accessTokens;
    private final List<String> allowed;
    private final String issuer;

    Resources(
            AccessTokenMint accessTokens,
            ResourcesConfig config,
            @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.accessTokens = accessTokens;
        this.issuer = issuer;
        this.allowed = config.resources().orElse(List.of(issuer));
    }

    /** Why an app gets no token of a grant for this resource; empty when it does. */
    public Optional<Refusal> problem(AppSnapshot app, String resource) {
        return problem(resource).or(() -> accessTokens.isOpaqueFor(app) ? problemOfOpaque(resource) : Optional.empty());
    }

    /** Why nobody gets an opaque token for this resource; empty when it is the platform itself. */
    public Optional<Refusal> problemOfOpaque(String resource) {
        return problem(resource)
                .or(() -> resource.equals(issuer)
                        ? Optional.empty()
                        : refused("Opaque tokens are good for " + issuer + " alone; another resource needs JWTs."));
    }

    private Optional<Refusal> problem(String resource) {
        if (!isAbsolute(resource)) {
            return refused("resource is no absolute URI without a fragment.");
        }
        return allowed.contains(resource)
                ? Optional.empty()
                : refused("resource is none of " + String.join(", ", allowed) + ".");
    }

    private static boolean isAbsolute(String resource) {
        try {
            var uri = new URI(resource);
            return uri.isAbsolute() && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<Refusal> refused(String description) {
        return Optional.of(Refusal.of(Reason.RESOURCE_UNKNOWN, description));
    }
}
