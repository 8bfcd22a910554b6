package dev.grantway.registry.oidc;

import dev.grantway.platform.seal.ClientSecrets;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The provider as the extension knows it, and on which paths: elsewhere there is none, so API keys, service tokens and sessions are
 * not the extension's. Nothing is asked of the provider before somebody wants to sign in.
 */
@Singleton
@Startup // settings that cannot be are told at start
class ProviderTenant implements TenantConfigResolver {
    static final String PATH = "/signin/provider";
    static final String CALLBACK = PATH + "/callback";

    private static final String SETTINGS = "grantway.registry.oidc.";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<OidcTenantConfig> tenant;

    ProviderTenant(
            OidcConfig config, ClientSecrets secrets, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.tenant = config.enabled() ? Optional.of(tenant(config, secrets, baseUrl)) : Optional.empty();
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext routing, OidcRequestContext<OidcTenantConfig> context) {
        return Uni.createFrom()
                .optional(tenant.filter(_ -> routing.normalizedPath().startsWith(PATH)));
    }

    private static OidcTenantConfig tenant(OidcConfig config, ClientSecrets secrets, String baseUrl) {
        String issuer = issuer(config).toString();
        return OidcTenantConfig.builder()
                .tenantId("provider")
                .applicationType(ApplicationType.WEB_APP)
                .authServerUrl(issuer)
                .connectionTimeout(config.timeout())
                .clientId(config.clientId().orElseThrow(() -> missing("client-id")))
                .credentials(secret(config))
                .token()
                .issuer(issuer)
                .end()
                .authentication()
                .redirectPath(baseUrl + CALLBACK) // and not what the request calls this host
                .restorePathAfterRedirect(false)
                .removeRedirectParameters(false)
                .scopes(config.scopes())
                .nonceRequired()
                .pkceRequired()
                // the same on all pods, so that the answer may come to another one than the question
                .stateSecret(secrets.hash("sign-in by the identity provider"))
                .stateCookieAge(config.signInTtl())
                .cookiePath(PATH)
                .cookieForceSecure(baseUrl.startsWith("https://"))
                .end()
                .build();
    }

    private static URI issuer(OidcConfig config) {
        var issuer = config.issuer().orElseThrow(() -> missing("issuer"));
        boolean safe = "https".equals(issuer.getScheme())
                || ("http".equals(issuer.getScheme()) && LOOPBACK.contains(String.valueOf(issuer.getHost())));
        if (!safe || issuer.getHost() == null) {
            throw new IllegalStateException(
                    SETTINGS + "issuer is " + issuer + ": it must be an https URL, or http on a loopback address");
        }
        return issuer;
    }

    private static String secret(OidcConfig config) {
        return config.clientSecretFile()
                .map(file -> {
                    try {
                        return Files.readString(file).strip();
                    } catch (IOException e) {
                        throw new IllegalStateException(
                                SETTINGS + "client-secret-file: " + file
                                        + " cannot be read. Mount the Secret that holds it.",
                                e);
                    }
                })
                .or(config::clientSecret)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> missing("client-secret or client-secret-file"));
    }

    private static IllegalStateException missing(String setting) {
        return new IllegalStateException(SETTINGS + setting
                + " is missing, and sign-in by the identity provider is on (" + SETTINGS + "enabled)");
    }
}
