package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.ChangeOutcome;
import dev.grantway.registry.apps.WholeApps;
import dev.grantway.registry.apps.WholeOutcome;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.installs.Installs;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tab on which an app's scopes are chosen: required, conditionally required, optional. */
@Path("/developer/apps/{appId:[0-9]+}/scopes")
@Produces(MediaType.TEXT_HTML)
class ScopesResource {
    /** The field of a search, here and where the scopes were once. */
    static final String QUERY = "q";

    private static final String CONFIRMED = "confirmed";

    private final PortalAccess access;
    private final Apps apps;
    private final WholeApps wholeApps;
    private final Installs installs;
    private final PlatformCatalogue catalogue;
    private final ScopeUses uses;

    ScopesResource(
            PortalAccess access,
            Apps apps,
            WholeApps wholeApps,
            Installs installs,
            PlatformCatalogue catalogue,
            ScopeUses uses) {
        this.access = access;
        this.apps = apps;
        this.wholeApps = wholeApps;
        this.installs = installs;
        this.catalogue = catalogue;
        this.uses = uses;
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
        if (!form.containsKey(CONFIRMED) && FormRevision.of(form).allows(app.revision())) {
            var asked = ask(app, chosen, query, form);
            if (asked.isPresent()) {
                return asked.get();
            }
        }
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

    /** Asks once more where customers would be asked again; empty where none would. */
    private Optional<Response> ask(
            AppDetails app, AppScopes chosen, String query, MultivaluedMap<String, String> form) {
        var impact = ConsentImpact.of(
                app.draft().scopes(), app.draft().with(chosen).scopes(), installs.countInstalled(app.appId()));
        if (impact.isNone() || impact.installs() == 0) {
            return Optional.empty();
        }
        var plan =
                wholeApps.plan(app.appId(), before -> before.with(before.draft().with(chosen)));
        if (plan instanceof WholeOutcome.Refused(var problems)) {
            return Optional.of(Response.status(Response.Status.BAD_REQUEST)
                    .entity(page(app, chosen, query, false, new Problems(problems)))
                    .build());
        }
        var fields = form.entrySet().stream()
                .filter(field -> field.getKey().startsWith(ScopeKind.FIELD_PREFIX)
                        || field.getKey().startsWith(ScopeKind.PURPOSE_PREFIX))
                .map(field -> new ScopesImpactPage.Field(
                        field.getKey(), field.getValue().getLast()))
                .toList();
        return Optional.of(Response.ok(new ScopesImpactPage(access.head(app), impact, query, fields))
                .build());
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
                ScopeChoices.of(catalogue.current().scopes(), chosen, uses.of(app), query),
                problems);
    }
}
