package dev.grantway.registry.portal;

import dev.grantway.registry.appcode.AppCode;
import dev.grantway.registry.appcode.CodeOutcome;
import dev.grantway.registry.appcode.FileFormat;
import dev.grantway.registry.appcode.HubSpotFiles;
import dev.grantway.registry.appcode.HubSpotOutcome;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.portal.AppCodePage.HubSpotTexts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** An app's tab with its file: looked at, checked, applied. */
@Path("/developer/apps/{appId:[0-9]+}/code")
@Produces(MediaType.TEXT_HTML)
class AppCodeResource {
    private final PortalAccess access;
    private final AppCode code;
    private final HubSpotFiles hubSpot;
    private final AppCodePages pages;

    AppCodeResource(PortalAccess access, AppCode code, HubSpotFiles hubSpot, AppCodePages pages) {
        this.access = access;
        this.code = code;
        this.hubSpot = hubSpot;
        this.pages = pages;
    }

    @GET
    public Response show(@RestPath int appId, @RestQuery @Nullable String done) {
        return Response.ok(pages.shown(access.app(appId), notice(done))).build();
    }

    @GET
    @Path("/grantway.app.yaml")
    @Produces("application/yaml")
    public Response file(@RestPath int appId) {
        return Response.ok(code.write(access.app(appId), FileFormat.YAML), "application/yaml;charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"grantway.app.yaml\"")
                .build();
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response check(
            @RestPath int appId, @RestForm @Nullable String definition, @RestForm @Nullable FileUpload upload) {
        var app = access.changingApp(appId);
        byte[] content = Optional.ofNullable(upload)
                .map(AppCodeResource::content)
                .filter(bytes -> bytes.length > 0) // a form without a file sends an empty one
                .orElseGet(() -> Objects.requireNonNullElse(definition, "").getBytes(StandardCharsets.UTF_8));
        return compared(app, content, "");
    }

    @POST
    @Path("/apply")
    public Response apply(@RestPath int appId, @RestForm @Nullable String definition, @RestForm @Nullable String seen) {
        var app = access.changingApp(appId);
        String typed = Objects.requireNonNullElse(definition, "");
        byte[] content = typed.getBytes(StandardCharsets.UTF_8);
        return switch (code.apply(
                appId, content, FileFormat.of(typed), Optional.of(Objects.requireNonNullElse(seen, "")))) {
            case CodeOutcome.Taken(var differences) ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, tab(appId) + (differences.unchanged() ? "unchanged" : "applied"))
                        .build();
            case CodeOutcome.Refused(var findings) -> badRequest(pages.refused(app, typed, findings));
            case CodeOutcome.Overtaken() ->
                compared(
                        access.changingApp(appId),
                        content,
                        "Somebody changed the app since you looked at it, and nothing was applied. Look again:");
            case CodeOutcome.Absent() -> throw new NotYours();
        };
    }

    @POST
    @Path("/hubspot")
    public Response convert(
            @RestPath int appId, @RestForm @Nullable String appFile, @RestForm @Nullable String webhooksFile) {
        var app = access.changingApp(appId);
        var typed = new HubSpotTexts(
                Objects.requireNonNullElse(appFile, ""), Objects.requireNonNullElse(webhooksFile, ""), List.of());
        return switch (hubSpot.convert(Optional.of(app), typed.app(), typed.webhooks())) {
            case HubSpotOutcome.Converted file ->
                Response.ok(pages.converted(
                                app, file.text(), new HubSpotTexts(typed.app(), typed.webhooks(), file.notes())))
                        .build();
            case HubSpotOutcome.Refused(var findings) -> badRequest(pages.notConverted(app, typed, findings));
        };
    }

    private Response compared(AppDetails app, byte[] content, String notice) {
        String typed = new String(content, StandardCharsets.UTF_8);
        return switch (code.plan(app.appId(), content, FileFormat.of(typed))) {
            case CodeOutcome.Taken(var differences) ->
                Response.ok(pages.compared(app, typed, notice, differences)).build();
            case CodeOutcome.Refused(var findings) -> badRequest(pages.refused(app, typed, findings));
            case CodeOutcome.Overtaken(), CodeOutcome.Absent() -> throw new NotYours();
        };
    }

    /** No more than shows that it is too much. */
    private static byte[] content(FileUpload upload) {
        try (var file = Files.newInputStream(upload.uploadedFile())) {
            return file.readNBytes(AppCode.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response badRequest(AppCodePage page) {
        return Response.status(Response.Status.BAD_REQUEST).entity(page).build();
    }

    private static String tab(int appId) {
        return "/developer/apps/" + appId + "/code?done=";
    }

    private static String notice(@Nullable String done) {
        return switch (Objects.requireNonNullElse(done, "")) {
            case "applied" -> "Applied. It is in force within seconds.";
            case "unchanged" -> "The app is so already; nothing was changed.";
            default -> "";
        };
    }
}
