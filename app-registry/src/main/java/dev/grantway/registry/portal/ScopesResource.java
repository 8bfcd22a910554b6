package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tab on which an app's scopes are chosen: required, conditionally required, optional. */
@Path("/developer/apps/{appId:[0-9]+}/scopes")
@Produces(MediaType.TEXT_HTML)
class ScopesResource {
    /** The field of a search, here and where the scopes were once. */
    static final String QUERY = "q";

    private final PortalAccess access;
    private final Apps apps;
    private final PlatformCatalogue catalogue;

    ScopesResource(PortalAccess access, Apps apps, PlatformCatalogue catalogue) {
        this.access = access;
        this.apps = apps;
        this.catalogue = catalogue;
    }

    @GET
    public Response show(@RestPath int appId, @RestQuery(QUERY) @Nullable String query, @RestQuery boolean saved) {
        var app = access.app(appId);
        String words = Objects.requireNonNullElse(query, "");
        return Response.ok(page(app, app.draft().scopes(), words, saved, Problems.NONE))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath int appId, MultivaluedMap<String, String> form) {
        var app = access.changingApp(appId);
        String query = Objects.requireNonNullElse(form.getFirst(QUERY), "");
        AppScopes chosen = ScopeKind.changed(app.draft().scopes(), form);
        return switch (apps.change(
                appId, FormRevision.of(form), draft -> draft.with(ScopeKind.changed(draft.scopes(), form)))) {
            case ChangeOutcome.Changed _ -> toScopes(appId, true, query);
            case ChangeOutcome.Overtaken(var now) ->
                Response.status(Response.Status.CONFLICT)
                        .entity(page(now, chosen, query, false, Problems.overtaken()))
                        .build();
            case ChangeOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(page(app, chosen, query, false, new Problems(problems)))
                        .build();
        };
    }

    /** Leads to this tab. */
    static Response toScopes(int appId, boolean saved, String query) {
        String search = query.isBlank() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "/scopes?saved=" + saved + search)
                .build();
    }

    private ScopesPage page(AppDetails app, AppScopes chosen, String query, boolean saved, Problems problems) {
        return new ScopesPage(
                access.head(app),
                saved,
                app.consentVersion(),
                ScopeChoices.of(catalogue.current().scopes(), chosen, query),
                problems);
    }
}
