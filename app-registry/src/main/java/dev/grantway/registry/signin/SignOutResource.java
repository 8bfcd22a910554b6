package dev.grantway.registry.signin;

import dev.grantway.platform.session.SessionConfig;
import dev.grantway.registry.sessions.Sessions;
import dev.grantway.registry.sessions.SignedInBy;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** The end of a session, wanted by its holder. */
@Path("/signout")
class SignOutResource {
    private final Sessions sessions;
    private final SignInPages pages;
    private final SessionConfig sessionConfig;

    SignOutResource(Sessions sessions, SignInPages pages, SessionConfig sessionConfig) {
        this.sessions = sessions;
        this.pages = pages;
        this.sessionConfig = sessionConfig;
    }

    /** Works with an expired JWT too: who wants to be gone must not be asked to sign in first. */
    @POST
    public Response signOut(@Context HttpHeaders headers) {
        var session = Optional.ofNullable(headers.getCookies().get(sessionConfig.cookieName()))
                .flatMap(cookie -> sessions.presented(cookie.getValue()));
        boolean stillThere = pages.signOutUrl().isPresent()
                && session.flatMap(sessions::signedInBy)
                        .filter(SignedInBy.PROVIDER::equals)
                        .isPresent();
        session.ifPresent(sessions::end);
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, stillThere ? "/signin?left=true" : "/")
                .header(HttpHeaders.SET_COOKIE, sessions.forgettingCookie())
                .build();
    }
}
