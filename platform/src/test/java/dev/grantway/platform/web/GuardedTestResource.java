package dev.grantway.platform.web;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.session.CurrentSession;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Something behind the filters. */
@Path("/guarded")
@Produces({"text/plain", "text/html", "application/json"})
class GuardedTestResource {
    private final CurrentSession session;

    GuardedTestResource(CurrentSession session) {
        this.session = session;
    }

    @GET
    @Blocking
    public String who() {
        return session.require().email() + " " + session.csrfToken();
    }

    @POST
    @Blocking
    public String change() {
        return "changed";
    }

    @GET
    @Path("/service")
    @Blocking
    @ServiceScope("grantway.test.read")
    public String service() {
        return "served";
    }
}
