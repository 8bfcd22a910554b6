package dev.grantway.registry.portal;

import dev.grantway.registry.checks.Cursor;
import dev.grantway.registry.installs.InstallQuery;
import dev.grantway.registry.installs.InstallState;
import dev.grantway.registry.installs.Installs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An app's tab of its installations. */
@Path("/developer/apps/{appId:[0-9]+}/installs")
@Produces(MediaType.TEXT_HTML)
class InstallsResource {
    private static final String TAB = "installs";
    private static final int ROWS = 50;
    private static final int LONGEST_SEARCH = 200;

    private final PortalAccess access;
    private final Installs installs;

    InstallsResource(PortalAccess access, Installs installs) {
        this.access = access;
        this.installs = installs;
    }

    @GET
    public Response list(
            @RestPath int appId,
            @RestQuery @Nullable String state,
            @RestQuery("q") @Nullable String text,
            @RestQuery @Nullable String after) {
        var head = access.head(access.app(appId));
        var wanted = InstallState.named(Objects.requireNonNullElse(state, ""));
        String search = searched(text);
        var place = Cursor.read(Objects.requireNonNullElse(after, ""));
        var page = installs.find(
                new InstallQuery(
                        appId,
                        wanted,
                        search.toLowerCase(Locale.ROOT),
                        place.map(at -> new InstallQuery.Place(at.at(), at.id()))),
                ROWS);
        String stateName = wanted.map(InstallState::name).orElse("");
        var counts = installs.counts(appId).entrySet().stream()
                .map(entry -> new InstallsPage.Count(entry.getKey(), entry.getValue()))
                .toList();
        return Response.ok(new InstallsPage(
                        head,
                        counts,
                        stateName,
                        search,
                        page.installs(),
                        page.next()
                                .map(next -> address(appId, stateName, search)
                                        .with("after", new Cursor(next.changedAt(), next.installationId()).text())
                                        .toString())
                                .orElse(""),
                        place.map(_ -> address(appId, stateName, search).toString())
                                .orElse("")))
                .build();
    }

    @GET
    @Path("/{installationId}")
    public Response show(@RestPath int appId, @RestPath String installationId) {
        var head = access.head(access.app(appId));
        var install = installs.find(appId, installationId).orElseThrow(NotYours::new);
        return Response.ok(new InstallPage(head, install, installs.health(install), installs.timeline(install)))
                .build();
    }

    /** What a database takes: a search is never refused. */
    static String searched(@Nullable String text) {
        String typed = Optional.ofNullable(text).orElse("").replace("\0", "").strip();
        return typed.length() > LONGEST_SEARCH ? typed.substring(0, LONGEST_SEARCH) : typed;
    }

    private static AppAddress address(int appId, String state, String text) {
        return new AppAddress(appId, TAB).with("state", state).with("q", text);
    }
}
