package dev.grantway.registry.start;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.registry.sessions.PresentedSession;
import dev.grantway.registry.sessions.Sessions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A person's own profile and sessions. */
@Path("/account")
class ProfileResource {
    private final CurrentSession currentSession;
    private final Sessions sessions;

    ProfileResource(CurrentSession currentSession, Sessions sessions) {
        this.currentSession = currentSession;
        this.sessions = sessions;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response profile() {
        var session = currentSession.require();
        var lines = sessions.liveOf(session.userId()).stream()
                .map(own -> SessionLine.of(own, session.sessionId()))
                .toList();
        return Response.ok(new ProfilePage(session, lines, currentSession.csrfToken()))
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withOwnScript())
                .build();
    }

    @POST
    @Path("/sessions/end")
    public Response end(@RestForm @Nullable String session) {
        var current = currentSession.require();
        if (session == null) {
            return seeOther("/account").build();
        }
        sessions.end(new PresentedSession(current.userId(), session));
        return session.equals(current.sessionId())
                ? seeOther("/")
                        .header(HttpHeaders.SET_COOKIE, sessions.forgettingCookie())
                        .build()
                : seeOther("/account").build();
    }

    @POST
    @Path("/sessions/end-all")
    public Response endAll() {
        sessions.endAll(currentSession.require().userId());
        return seeOther("/")
                .header(HttpHeaders.SET_COOKIE, sessions.forgettingCookie())
                .build();
    }

    private static Response.ResponseBuilder seeOther(String path) {
        return Response.status(Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }
}
