package dev.grantway.registry.directory;

import dev.grantway.platform.web.Problem;
import dev.grantway.registry.directory.EntryOutcome.Invalid;
import dev.grantway.registry.directory.EntryOutcome.Made;
import dev.grantway.registry.directory.EntryOutcome.Taken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Accounts and who is in them, for operators. */
@Path("/api/v1/accounts")
@ForOperators
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AccountResource {
    private static final int PAGE = 100;
    private static final Set<String> BOOLEAN = Set.of("true", "false");

    /**
     * Some accounts, lowest id first.
     *
     * @param next what to send as {@code after} for more; absent at the end
     */
    record AccountPage(
            List<AccountSummary> accounts, @Nullable Integer next) {}

    private final Accounts accounts;
    private final Memberships memberships;
    private final Departures departures;

    AccountResource(Accounts accounts, Memberships memberships, Departures departures) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.departures = departures;
    }

    @GET
    public AccountPage list(@RestQuery @DefaultValue("0") int after) {
        var page = accounts.listAfter(after, PAGE);
        return new AccountPage(page, page.size() < PAGE ? null : page.getLast().accountId());
    }

    @POST
    public Response create(byte[] body) {
        return switch (accounts.create(StrictJson.read(body, AccountDraft.class))) {
            case Made<AccountSummary>(var account) -> created("/api/v1/accounts/" + account.accountId(), account);
            case Invalid<AccountSummary>(var problems) -> problem(EntryProblems.invalid(problems));
            case Taken<AccountSummary>(var field) -> problem(EntryProblems.taken(field));
        };
    }

    @GET
    @Path("/{accountId}")
    public Response find(@RestPath int accountId) {
        return accounts.find(accountId)
                .map(account -> Response.ok(account).build())
                .orElseGet(() -> problem(EntryProblems.absent("account")));
    }

    @GET
    @Path("/{accountId}/memberships")
    public Response members(@RestPath int accountId) {
        return accounts.find(accountId)
                .map(_ -> Response.ok(memberships.listOf(accountId)).build())
                .orElseGet(() -> problem(EntryProblems.absent("account")));
    }

    @POST
    @Path("/{accountId}/memberships")
    public Response join(@RestPath int accountId, byte[] body) {
        if (accounts.find(accountId).isEmpty()) {
            return problem(EntryProblems.absent("account"));
        }
        return switch (memberships.create(accountId, StrictJson.read(body, MembershipDraft.class))) {
            case Made<Member>(var member) ->
                created("/api/v1/accounts/" + accountId + "/memberships/" + member.userId(), member);
            case Invalid<Member>(var problems) -> problem(EntryProblems.invalid(problems));
            case Taken<Member>(var field) -> problem(EntryProblems.taken(field));
        };
    }

    @DELETE
    @Path("/{accountId}/memberships/{userId}")
    public Response leave(@RestPath int accountId, @RestPath int userId) {
        return memberships.delete(accountId, userId)
                ? Response.noContent().build()
                : problem(EntryProblems.absent("membership"));
    }

    /** Closes an account for good: each app is uninstalled from it, by and by. */
    @DELETE
    @Path("/{accountId}")
    public Response close(@RestPath int accountId, @RestQuery @DefaultValue("false") String erase) {
        if (!BOOLEAN.contains(erase)) {
            return problem(Problem.ofFields(List.of(Problem.FieldError.ofParameter("erase", "must be true or false"))));
        }
        return switch (departures.close(accountId, erase.equals("true"))) {
            case CloseOutcome.Closed() -> Response.noContent().build();
            case CloseOutcome.Absent() -> problem(EntryProblems.absent("account"));
            case CloseOutcome.Refused(var reason) ->
                problem(new Problem(409, "The account is in use", reason, "ACCOUNT_IN_USE"));
        };
    }

    private static Response created(String path, Object entry) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, path)
                .entity(entry)
                .build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
