package dev.grantway.token.imports;

import dev.grantway.platform.service.ServiceScope;
import dev.grantway.platform.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Grants of another system, one JSON object a line, for an operator who moves in. */
@Path("/api/v1/grants/import")
@ServiceScope("grantway.grants.import")
@RunOnVirtualThread
class GrantImportResource {
    private static final String NDJSON = "application/x-ndjson";

    private final GrantImports imports;
    private final ImportedTokens tokens;
    private final ImportKey key;

    GrantImportResource(GrantImports imports, ImportedTokens tokens, ImportKey key) {
        this.imports = imports;
        this.tokens = tokens;
        this.key = key;
    }

    /** Reads the body as it comes; a file of any length is read once, and never held. */
    @POST
    public Response take(
            @HeaderParam("Content-Type") @DefaultValue("") String contentType,
            @QueryParam("from") @DefaultValue("1") String from,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            InputStream body)
            throws IOException {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith(NDJSON)) {
            return problem(415, "Unsupported media type", "Send " + NDJSON + ", one grant a line.", "NOT_NDJSON");
        }
        if (!from.matches("[1-9][0-9]{0,17}") || !dryRun.matches("true|false")) {
            return problem(
                    400, "Invalid request", "from is a line number from 1, dryRun true or false.", "INVALID_REQUEST");
        }
        if (!key.isThere()) {
            return problem(
                    409,
                    "No import key",
                    "Mount the key that the hashes were made with and name it by grantway.token.import.key-file.",
                    "IMPORT_KEY_MISSING");
        }
        return Response.ok(imports.take(body, Long.parseLong(from), dryRun.equals("true")), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Moving in is over: what is left of the other system's tokens works no more; the grants stay. */
    @DELETE
    public Response end() {
        tokens.end();
        return Response.noContent().build();
    }

    private static Response problem(int status, String title, String detail, String code) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(status, title, detail, code))
                .build();
    }
}
