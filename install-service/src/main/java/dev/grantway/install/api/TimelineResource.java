package dev.grantway.install.api;

import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.timeline.Fact;
import dev.grantway.install.timeline.Timeline;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened to an installation. */
@Path("/api/v1/installations/{installationId}/timeline")
@Produces(MediaType.APPLICATION_JSON)
class TimelineResource {
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private final ApiCallers callers;
    private final InstallationAccess access;
    private final InstallationView installations;
    private final Timeline timeline;

    TimelineResource(ApiCallers callers, InstallationAccess access, InstallationView installations, Timeline timeline) {
        this.callers = callers;
        this.access = access;
        this.installations = installations;
        this.timeline = timeline;
    }

    @GET
    public Response list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("installationId") String installationId,
            @Context UriInfo uri) {
        return InstallationResource.answer(
                callers.identify(Optional.ofNullable(authorization)),
                caller -> installations
                        .find(installationId)
                        .filter(found -> access.maySee(caller, found.accountId()))
                        .map(found -> list(found, InstallationResource.parameters(uri)))
                        .orElseGet(InstallationResource::notFound));
    }

    private Response list(Installation installation, Function<String, Optional<String>> parameter) {
        var errors = new ArrayList<Problem.FieldError>();
        String question = "timeline " + installation.id();
        int limit = WantedParser.limit(parameter, errors);
        long before = WantedParser.cursor(parameter, question, SEQUENCE, errors)
                .map(Long::valueOf)
                .orElse(Timeline.NEWEST);
        if (!errors.isEmpty()) {
            return InstallationResource.problem(Problem.ofFields(errors));
        }
        var facts = timeline.before(installation.id(), before, limit + 1);
        var shown = facts.stream().limit(limit).toList();
        return Response.ok(new TimelineList(
                        shown.stream().map(FactEntry::of).toList(),
                        facts.size() > limit ? cursor(question, shown.getLast()) : null))
                .build();
    }

    private static String cursor(String question, Fact last) {
        return Cursor.write(question, Long.toString(last.sequence()));
    }
}
