package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppLogos;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.logos.LogoImages;
import dev.grantway.registry.logos.LogoOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The form of an app's logo. */
@Path("/developer/apps/{appId:[0-9]+}/logo")
@Produces(MediaType.TEXT_HTML)
class AppLogoResource {
    private final PortalAccess access;
    private final AppLogos logos;
    private final LogoImages images;
    private final BasicInfoPages pages;

    AppLogoResource(PortalAccess access, AppLogos logos, LogoImages images, BasicInfoPages pages) {
        this.access = access;
        this.logos = logos;
        this.images = images;
        this.pages = pages;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response put(@RestPath int appId, @RestForm @Nullable FileUpload logo) {
        var app = access.changingApp(appId);
        return switch (draw(logo)) {
            case LogoOutcome.Drawn(var image) -> {
                var _ = logos.put(appId, Revision.ANY, image);
                yield saved(appId);
            }
            case LogoOutcome.Refused(var reason) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(pages.refused(app, Problems.of("logo", reason)))
                        .build();
        };
    }

    @POST
    @Path("/remove")
    public Response remove(@RestPath int appId) {
        var _ = access.changingApp(appId);
        var _ = logos.remove(appId, Revision.ANY);
        return saved(appId);
    }

    /** Neither the name nor the type that the browser says is looked at. */
    private LogoOutcome draw(@Nullable FileUpload file) {
        if (file == null) {
            return images.draw(new byte[0]);
        }
        if (file.size() > LogoImages.MAX_BYTES) {
            return LogoImages.tooLarge();
        }
        try {
            return images.draw(Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response saved(int appId) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps/" + appId + "?saved=true")
                .build();
    }
}
