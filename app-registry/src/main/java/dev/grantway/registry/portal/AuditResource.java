package dev.grantway.registry.portal;

import dev.grantway.registry.audit.AuditLog;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was done in a developer account, for everyone in it; from where it came is for its owners. */
@Path("/developer/audit")
@Produces(MediaType.TEXT_HTML)
class AuditResource {
    private static final int LINES = 50;

    private final PortalAccess access;
    private final AuditLog log;
    private final AuditLines lines;

    AuditResource(PortalAccess access, AuditLog log, AuditLines lines) {
        this.access = access;
        this.log = log;
        this.lines = lines;
    }

    @GET
    public Response show(@RestQuery @Nullable Integer account, UriInfo uri) {
        var chosen = access.chosen(Optional.ofNullable(account));
        if (chosen.isEmpty()) {
            return Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/developer/apps")
                    .build();
        }
        var filter = AuditFilter.read(uri.getQueryParameters());
        var page = log.find(filter.query(chosen.get().accountId()), LINES);
        return Response.ok(new AuditPage(
                        chosen.get(),
                        filter,
                        filter.links(chosen.get().accountId(), page.next()),
                        lines.of(chosen.get(), page.entries()),
                        lines.peopleOf(chosen.get(), filter.userId())))
                .build();
    }

    /** All that the filter leaves, as a file. */
    @GET
    @Path("/export.{format:csv|ndjson}")
    @Produces(MediaType.WILDCARD)
    public Response export(@RestPath String format, @RestQuery int account, UriInfo uri) {
        var chosen = access.chosen(Optional.of(account)).orElseThrow(NotYours::new);
        var query = AuditFilter.read(uri.getQueryParameters()).query(account);
        boolean csv = format.equals("csv");
        StreamingOutput all = out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            var file = new AuditFile(writer, csv);
            file.begin();
            log.export(query, entries -> lines.of(chosen, entries).forEach(file::add));
            writer.flush();
        };
        return Response.ok(all)
                .type(csv ? "text/csv;charset=utf-8" : "application/x-ndjson;charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-" + account + "." + format + "\"")
                .build();
    }
}
