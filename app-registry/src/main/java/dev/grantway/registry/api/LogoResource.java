package dev.grantway.registry.api;

import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.registry.apps.AppLogos;
import dev.grantway.registry.logos.LogoImage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The logos of apps, for every page that shows one: always a PNG that was drawn here. */
@Path("/app-logos/{appId:[0-9]+}")
class LogoResource {
    private static final String PNG = "image/png";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    /** Should a browser ever take it for a page: one that may do nothing. */
    private static final String NOTHING = "default-src 'none'; sandbox";

    private final AppLogos logos;

    LogoResource(AppLogos logos) {
        this.logos = logos;
    }

    @GET
    public Response show(
            @RestPath int appId,
            @RestQuery("v") @Nullable String hash,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return logos.find(appId)
                .map(found -> answer(found, hash, known))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private static Response answer(LogoImage logo, @Nullable String hash, @Nullable String known) {
        String present = logo.hash();
        String tag = "\"" + present + "\"";
        var answer = tag.equals(known)
                ? Response.notModified()
                : Response.ok(logo.png()).type(PNG);
        return answer.header(HttpHeaders.CACHE_CONTROL, present.equals(hash) ? FOR_GOOD : ASK_AGAIN)
                .header(HttpHeaders.ETAG, tag)
                .header("X-Content-Type-Options", "nosniff")
                .header(ContentSecurityPolicy.HEADER, NOTHING)
                .build();
    }
}
