package dev.grantway.registry.portal;

import dev.grantway.registry.calls.ApiCalls;
import dev.grantway.registry.calls.CallQuery;
import dev.grantway.registry.checks.Cursor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An app's tab of what it called. */
@Path("/developer/apps/{appId:[0-9]+}/calls")
@Produces(MediaType.TEXT_HTML)
class CallsResource {
    private static final String TAB = "calls";
    private static final int ROWS = 50;

    private final PortalAccess access;
    private final ApiCalls calls;

    CallsResource(PortalAccess access, ApiCalls calls) {
        this.access = access;
        this.calls = calls;
    }

    @GET
    public Response list(
            @RestPath int appId,
            @RestQuery @Nullable String outcome,
            @RestQuery @Nullable String installation,
            @RestQuery @Nullable String path,
            @RestQuery @Nullable String after) {
        var head = access.head(access.app(appId));
        var wanted = Arrays.stream(CallQuery.Result.values())
                .filter(each -> each.name().equals(outcome))
                .findFirst();
        String installationId = InstallsResource.searched(installation);
        String prefix = InstallsResource.searched(path);
        var place = Cursor.read(Objects.requireNonNullElse(after, ""));
        var page = calls.find(
                new CallQuery(
                        appId, wanted, installationId, prefix, place.map(at -> new CallQuery.Place(at.at(), at.id()))),
                ROWS);
        String outcomeName = wanted.map(Enum::name).orElse("");
        return Response.ok(new CallsPage(
                        head,
                        outcomeName,
                        installationId,
                        prefix,
                        page.calls(),
                        page.next()
                                .map(next -> address(appId, outcomeName, installationId, prefix)
                                        .with("after", new Cursor(next.calledAt(), next.eventId()).text())
                                        .toString())
                                .orElse(""),
                        place.map(_ -> address(appId, outcomeName, installationId, prefix)
                                        .toString())
                                .orElse("")))
                .build();
    }

    private static AppAddress address(int appId, String outcome, String installation, String path) {
        return new AppAddress(appId, TAB)
                .with("outcome", outcome)
                .with("installation", installation)
                .with("path", path);
    }
}
