package dev.grantway.registry.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sign-in by the operator's identity provider, with OpenID Connect. */
@ConfigMapping(prefix = "grantway.registry.oidc")
interface OidcConfig {
    /** Whether people may sign in by it. */
    @WithDefault("false")
    boolean enabled();

    /**
     * The provider's issuer, as it names itself; its settings are read from {@code /.well-known/openid-configuration} below it. On
     * https, but for a loopback address.
     */
    Optional<URI> issuer();

    /** What the provider knows Grantway by. */
    Optional<String> clientId();

    /** The secret of that client, unless a file holds it. */
    Optional<String> clientSecret();

    /** The file that holds the secret; white space around it does not count. */
    Optional<Path> clientSecretFile();

    /** What is asked for beside {@code openid}: the e-mail address must be in the ID token. */
    @WithDefault("profile,email")
    List<String> scopes();

    /** What people know the provider by: the button says "Continue with …". The issuer's host when it is not set. */
    Optional<String> name();

    /** Whether people with a password may use it beside the provider. */
    @WithDefault("true")
    boolean builtInSignIn();

    /** What becomes of people who come by the provider for the first time: {@code refuse}, {@code match} or {@code create}. */
    @WithDefault("match")
    Strangers strangers();

    /**
     * The claim of the ID token that says who runs the platform. When it is set, it decides at each sign-in by the provider, in both
     * directions; when it is not, the provider makes nobody an operator.
     */
    Optional<String> operatorClaim();

    /** The value of that claim, or one of its values, that makes somebody an operator. */
    @WithDefault("grantway-operator")
    String operatorValue();

    /** The provider's page to sign out at, which people are led to when they sign out here; its {@code end_session_endpoint}. */
    Optional<URI> signOutUrl();

    /** Longest wait for an answer of the provider. */
    @WithDefault("5s")
    Duration timeout();

    /** How long somebody may take at the provider before the sign-in has to be begun again. */
    @WithDefault("10m")
    Duration signInTtl();

    /** Sign-ins that are begun from one network address in 15 minutes: each is kept until it comes back. */
    @WithDefault("300")
    int signInsPerAddress();
}
