package dev.grantway.registry.signin;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.registry.oidc.ProviderSignIn;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the sign-in page with the ways to sign in that there are. */
@Singleton
class SignInPages {
    private final ProviderSignIn provider;
    private final CurrentSession currentSession;
    private final String baseUrl;

    SignInPages(
            ProviderSignIn provider,
            CurrentSession currentSession,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.provider = provider;
        this.currentSession = currentSession;
        this.baseUrl = baseUrl;
    }

    /** The page, with why the last try did not work; absent for none. */
    SignInPage page(ReturnPath path, String email, @Nullable String problem) {
        return page(path, email, problem, null);
    }

    /** The page for somebody who has just signed out, and had come by the provider. */
    SignInPage afterSignOut(ReturnPath path) {
        return page(path, "", null, signOutUrl().orElse(null));
    }

    /** The provider's page to sign out at, with the way back. OpenID Connect RP-Initiated Logout, section 2. */
    Optional<String> signOutUrl() {
        return provider.signOutUrl()
                .filter(_ -> provider.isOn())
                .map(url -> url
                        + (url.getRawQuery() == null ? "?" : "&")
                        + "client_id=" + encoded(provider.clientId().orElse(""))
                        + "&post_logout_redirect_uri=" + encoded(baseUrl + "/"));
    }

    private SignInPage page(ReturnPath path, String email, @Nullable String problem, @Nullable String signOutUrl) {
        return new SignInPage(
                path.path(),
                email,
                problem,
                provider.hasBuiltInBeside(),
                provider.isOn()
                        ? new ProviderChoice(provider.name(), ProviderSignIn.PATH + "?to=" + encoded(path.path()))
                        : null,
                signOutUrl,
                currentSession.csrfToken());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
