package dev.grantway.registry.signin;

import dev.grantway.platform.web.Language;
import dev.grantway.platform.web.WithoutFormToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A reader's own choice of a language, kept in a cookie. Strangers have one too, so it asks for no session. */
@Path("/signin/language")
@WithoutFormToken
class LanguageResource {
    private static final Duration KEPT = Duration.ofDays(365);

    private final String attributes;

    LanguageResource(@ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.attributes = "; Path=/; Max-Age=" + KEPT.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (baseUrl.startsWith("https:") ? "; Secure" : "");
    }

    /**
     * Back to the page, in the other language; a language that there is not changes nothing.
     *
     * @param to path and query of the page
     */
    @POST
    public Response choose(@RestForm @Nullable String language, @RestForm @Nullable String to) {
        var answer = Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, ReturnPath.of(to).path());
        Language.ofTag(language)
                .ifPresent(known ->
                        answer.header(HttpHeaders.SET_COOKIE, Language.COOKIE + "=" + known.tag() + attributes));
        return answer.build();
    }
}
