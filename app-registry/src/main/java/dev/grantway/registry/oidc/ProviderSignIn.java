package dev.grantway.registry.oidc;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * The extension's code flow, asked by hand: it makes the question to the provider and verifies the answer (code with PKCE, state,
 * nonce, the ID token's signature, issuer, audience and time). It signs nobody in.
 */
@Singleton
public class ProviderSignIn {
    /** Where a sign-in by the provider is begun. */
    public static final String PATH = ProviderTenant.PATH;

    private static final Logger LOG = Logger.getLogger(ProviderSignIn.class);
    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
    private static final String QUESTION_COOKIE = "q_auth";
    private static final String SESSION_COOKIE = "q_session";

    /** Discovery, keys and the exchange are calls of their own. */
    private static final int CALLS = 4;

    private final OidcAuthenticationMechanism mechanism;
    private final IdentityProviderManager identities;
    private final OidcConfig config;
    private final Duration timeout;

    ProviderSignIn(OidcAuthenticationMechanism mechanism, IdentityProviderManager identities, OidcConfig config) {
        this.mechanism = mechanism;
        this.identities = identities;
        this.config = config;
        this.timeout = config.timeout().multipliedBy(CALLS);
    }

    public boolean isOn() {
        return config.enabled();
    }

    /** Whether passwords are taken, too. */
    public boolean hasBuiltInBeside() {
        return !config.enabled() || config.builtInSignIn();
    }

    /** What people know the provider by. */
    public String name() {
        return config.name().or(() -> config.issuer().map(URI::getHost)).orElse("");
    }

    public Optional<URI> signOutUrl() {
        return config.signOutUrl();
    }

    public Optional<String> clientId() {
        return config.clientId();
    }

    public int signInsPerAddress() {
        return config.signInsPerAddress();
    }

    /** Makes the question; the response gets a cookie with what the answer is verified by. */
    public ChallengeOutcome challenge(RoutingContext routing) {
        hideSessions(routing);
        try {
            return waitFor(mechanism.getChallenge(routing))
                    .flatMap(ProviderSignIn::goThere)
                    .orElseGet(ChallengeOutcome.Away::new);
        } catch (RuntimeException e) { // whatever it is, there is nowhere to go
            LOG.warnf(
                    "the identity provider %s cannot be asked: %s",
                    config.issuer().orElseThrow(), reason(e));
            return new ChallengeOutcome.Away();
        }
    }

    /** Verifies the answer. The extension's cookies are gone with it. */
    public ProofOutcome prove(RoutingContext routing) {
        hideSessions(routing);
        try {
            return waitFor(mechanism.authenticate(routing, identities))
                    .flatMap(this::identity)
                    .<ProofOutcome>map(ProofOutcome.Proven::new)
                    .orElseGet(ProofOutcome.Worthless::new);
        } catch (RuntimeException e) {
            LOG.warnf("an answer of the identity provider is not good: %s", reason(e));
            return isAway(e) ? new ProofOutcome.Away() : new ProofOutcome.Worthless();
        } finally {
            dropCookies(routing);
        }
    }

    /** Takes the extension's cookies away: the session is ours, and a question is asked once. */
    public void dropCookies(RoutingContext routing) {
        for (String name : cookies(routing, QUESTION_COOKIE)) {
            routing.response().removeCookies(name, false);
            routing.response()
                    .addCookie(
                            Cookie.cookie(name, "").setPath(PATH).setMaxAge(0).setHttpOnly(true));
        }
        hideSessions(routing); // the one that has just been made does not reach the browser
    }

    /** A session of the extension that somebody planted opens nothing, and is not in the way of the answer either. */
    private static void hideSessions(RoutingContext routing) {
        cookies(routing, SESSION_COOKIE).forEach(name -> routing.response().removeCookies(name, false));
    }

    private static List<String> cookies(RoutingContext routing, String prefix) {
        return routing.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(prefix))
                .distinct()
                .toList();
    }

    private static Optional<ChallengeOutcome> goThere(ChallengeData challenge) {
        return challenge.getHeaders().entrySet().stream()
                .filter(header -> "location".equalsIgnoreCase(header.getKey().toString()))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(ProviderSignIn::goThere);
    }

    private static Optional<ChallengeOutcome> goThere(String url) {
        var state = STATE.matcher(url);
        return state.find() ? Optional.of(new ChallengeOutcome.GoThere(url, state.group(1))) : Optional.empty();
    }

    private Optional<ProvenIdentity> identity(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? IdTokenClaims.read(token, config.operatorClaim(), config.operatorValue())
                : Optional.empty();
    }

    private <T> Optional<T> waitFor(Uni<T> answer) {
        return Optional.ofNullable(answer.await().atMost(timeout));
    }

    /**
     * Whether nobody answered. The extension drops the cause of some broken connections, so what is not known to be about the answer is
     * taken for one.
     */
    private static boolean isAway(Throwable failure) {
        boolean broken = causes(failure)
                .anyMatch(cause -> cause instanceof IOException
                        || cause instanceof TimeoutException
                        || cause instanceof io.smallrye.mutiny.TimeoutException
                        || String.valueOf(cause.getMessage()).contains("Server is not available"));
        return broken
                || !causes(failure)
                        .reduce((_, last) -> last)
                        .filter(ProviderSignIn::isAboutTheAnswer)
                        .isPresent();
    }

    private static boolean isAboutTheAnswer(Throwable cause) {
        return cause instanceof OIDCException
                || cause instanceof AuthenticationFailedException
                || cause instanceof AuthenticationCompletionException
                || cause instanceof InvalidJwtException
                || cause instanceof JoseException;
    }

    /** One line, without what a stranger could have written more of. */
    private static String reason(Throwable failure) {
        String reason = causes(failure)
                .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .reduce((_, last) -> last)
                .orElse("")
                .replaceAll("\\p{Cntrl}", " ");
        return reason.length() <= 300 ? reason : reason.substring(0, 300);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
