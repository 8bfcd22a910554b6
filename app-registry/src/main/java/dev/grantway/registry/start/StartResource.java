package dev.grantway.registry.start;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.Memberships;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The start page. */
@Path("/")
class StartResource {
    private final CurrentSession currentSession;
    private final Memberships memberships;

    StartResource(CurrentSession currentSession, Memberships memberships) {
        this.currentSession = currentSession;
        this.memberships = memberships;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response start() { // no template alone: that would be rendered before there is a language for it
        return Response.ok(
                        currentSession.find().<TemplateInstance>map(this::page).orElseGet(WelcomePage::new))
                .build();
    }

    private StartPage page(Session session) {
        var accounts = memberships.accessOf(session.userId()).stream()
                .filter(account -> account.kind() != AccountKind.DEVELOPER)
                .toList();
        boolean developer = !session.developerRoles().isEmpty();
        return new StartPage(session, developer, accounts, currentSession.csrfToken());
    }
}
