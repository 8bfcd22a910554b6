package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** An app's install links. */
@Path("/developer/apps/{appId:[0-9]+}/install-url")
@Produces(MediaType.TEXT_HTML)
class InstallUrlResource {
    private final PortalAccess access;
    private final PlatformCatalogue catalogue;
    private final String baseUrl;

    InstallUrlResource(
            PortalAccess access,
            PlatformCatalogue catalogue,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.access = access;
        this.catalogue = catalogue;
        this.baseUrl = baseUrl;
    }

    @GET
    public Response show(@RestPath int appId, @Context UriInfo uri) {
        var app = access.app(appId);
        var query = uri.getQueryParameters();
        return Response.ok(page(app, InstallUrlForm.read(app, query), query.containsKey("clientId")))
                .build();
    }

    private InstallUrlPage page(AppDetails app, InstallUrlForm form, boolean sent) {
        var scopes = app.draft().scopes();
        var problems = form.problems();
        return new InstallUrlPage(
                access.head(app),
                app.clientId(),
                app.draft().confidential(),
                InstallUrl.of(baseUrl, app),
                scopes.required(),
                InstallUrlPage.Tick.of(scopes.conditionallyRequired(), form.conditional(), catalogue),
                InstallUrlPage.Tick.of(scopes.optional(), form.optional(), catalogue),
                form,
                sent && !problems.any() ? InstallUrl.of(baseUrl, app, form) : null,
                problems);
    }
}
