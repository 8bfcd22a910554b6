package dev.grantway.install.export;

import dev.grantway.install.connected.MemberAccounts;
import dev.grantway.install.directory.AccountId;
import dev.grantway.install.listing.AppFilter;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of Connected Apps as a file, with the filters of the page. */
@Path("/connected-apps/export.csv")
class ExportEndpoint {
    private static final String CSV = "text/csv;charset=UTF-8;header=present";

    private final MemberAccounts accounts;
    private final AppExport export;
    private final CurrentSession sessions;

    ExportEndpoint(MemberAccounts accounts, AppExport export, CurrentSession sessions) {
        this.accounts = accounts;
        this.export = export;
        this.sessions = sessions;
    }

    @GET
    public Response export(
            @QueryParam("accountId") @Nullable String accountId,
            @QueryParam("q") @Nullable String q,
            @QueryParam("status") @Nullable String status,
            @QueryParam("unused") @Nullable String unused,
            @QueryParam("sort") @Nullable String sort) {
        var session = sessions.require();
        return Optional.ofNullable(accountId)
                .flatMap(AccountId::parse)
                .flatMap(id -> accounts.find(session, id))
                .map(account -> file(AppFilter.parse(account.accountId(), q, status, unused, sort)))
                .orElseGet(() -> AnswerMapper.response(accounts.notFound()));
    }

    private Response file(AppFilter filter) {
        StreamingOutput lines = out -> {
            try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                export.write(filter, writer);
            }
        };
        return Response.ok(lines)
                .type(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"connected-apps-%d.csv\"".formatted(filter.accountId()))
                .build();
    }
}
