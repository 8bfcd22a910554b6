package dev.grantway.registry.portal;

import dev.grantway.registry.directory.TestAccountOutcome;
import dev.grantway.registry.directory.TestAccounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The test accounts of a developer account. */
@Path("/developer/test-accounts")
@Produces(MediaType.TEXT_HTML)
class TestAccountsResource {
    private final PortalAccess access;
    private final TestAccounts testAccounts;

    TestAccountsResource(PortalAccess access, TestAccounts testAccounts) {
        this.access = access;
        this.testAccounts = testAccounts;
    }

    @GET
    public Response list(@RestQuery @Nullable Integer account) {
        return access.chosen(Optional.ofNullable(account))
                .map(chosen -> Response.ok(page(chosen, "", Problems.NONE)).build())
                .orElseGet(() -> seeOther("/developer/apps"));
    }

    @POST
    public Response create(@RestForm int account, @RestForm @Nullable String name) {
        var owner = access.changing(account);
        String typed = Objects.requireNonNullElse(name, "");
        return answer(owner, typed, testAccounts.create(account, access.userId(), typed));
    }

    @POST
    @Path("/{accountId:[0-9]+}/join")
    public Response join(@RestPath int accountId, @RestForm int account) {
        var owner = access.changing(account);
        return answer(owner, "", testAccounts.join(account, accountId, access.userId()));
    }

    @GET
    @Path("/{accountId:[0-9]+}/delete")
    public Response confirm(@RestPath int accountId, @RestQuery int account) {
        var owner = access.chosen(Optional.of(account)).orElseThrow(NotYours::new);
        var found = testAccounts.find(owner.accountId(), accountId).orElseThrow(NotYours::new);
        return Response.ok(new ConfirmPage(
                        "Delete the test account “" + found.name() + "”?",
                        "Every app is uninstalled from it, and nobody is in it any more. There is no undo; you can make"
                                + " another one.",
                        "/developer/test-accounts/" + accountId + "/delete?account=" + account,
                        "Delete the test account",
                        here(account)))
                .build();
    }

    @POST
    @Path("/{accountId:[0-9]+}/delete")
    public Response delete(@RestPath int accountId, @RestQuery int account) {
        var owner = access.changing(account);
        if (!testAccounts.delete(owner.accountId(), accountId)) {
            throw new NotYours();
        }
        return seeOther(here(account));
    }

    private Response answer(AccountChoice account, String typed, TestAccountOutcome outcome) {
        return switch (outcome) {
            case TestAccountOutcome.Made _ -> seeOther(here(account.accountId()));
            case TestAccountOutcome.Refused(var reason) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(page(account, typed, Problems.of("name", reason)))
                        .build();
            case TestAccountOutcome.Absent() -> throw new NotYours();
        };
    }

    private TestAccountsPage page(AccountChoice account, String name, Problems problems) {
        var all = testAccounts.listOf(account.accountId(), access.userId());
        return new TestAccountsPage(
                account, all, testAccounts.most(), all.size() >= testAccounts.most(), name, problems);
    }

    private static String here(int account) {
        return "/developer/test-accounts?account=" + account;
    }

    private static Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
