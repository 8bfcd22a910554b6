package dev.grantway.registry.portal;

import dev.grantway.registry.domains.ClaimOutcome;
import dev.grantway.registry.domains.DomainClaim;
import dev.grantway.registry.domains.PublisherDomains;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The domain that a developer account publishes under. */
@Path("/developer/domain")
@Produces(MediaType.TEXT_HTML)
class DomainResource {
    private static final String FIELD = "domain";

    private final PortalAccess access;
    private final PublisherDomains domains;

    DomainResource(PortalAccess access, PublisherDomains domains) {
        this.access = access;
        this.domains = domains;
    }

    @GET
    public Response show(@RestQuery @Nullable Integer account, @RestQuery @Nullable String done) {
        return access.chosen(Optional.ofNullable(account))
                .map(chosen -> Response.ok(page(chosen, notice(chosen, done))).build())
                .orElseGet(() -> Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps")
                        .build());
    }

    @POST
    public Response claim(@RestForm int account, @RestForm @Nullable String domain) {
        var owner = access.changing(account);
        String typed = Objects.requireNonNullElse(domain, "");
        return switch (domains.claim(account, typed)) {
            case ClaimOutcome.Stands _ -> done(account, "claimed");
            case ClaimOutcome.Refused(var reason) -> refused(owner, typed, reason);
        };
    }

    @POST
    @Path("/look")
    public Response look(@RestForm int account) {
        var owner = access.changing(account);
        return switch (domains.look(account)) {
            case ClaimOutcome.Stands _ -> done(account, "looked");
            case ClaimOutcome.Refused(var reason) ->
                refused(owner, domains.find(account).map(DomainClaim::domain).orElse(""), reason);
        };
    }

    @POST
    @Path("/remove")
    public Response remove(@RestForm int account) {
        var _ = access.changing(account);
        domains.remove(account);
        return done(account, "removed");
    }

    private Response refused(AccountChoice owner, String typed, String reason) {
        var claim = domains.find(owner.accountId()).orElse(null);
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(new DomainPage(owner, claim, typed, "", Problems.of(FIELD, reason)))
                .build();
    }

    private DomainPage page(AccountChoice account, String notice) {
        var claim = domains.find(account.accountId());
        return new DomainPage(
                account, claim.orElse(null), claim.map(DomainClaim::domain).orElse(""), notice, Problems.NONE);
    }

    private String notice(AccountChoice account, @Nullable String done) {
        return switch (Objects.requireNonNullElse(done, "")) {
            case "claimed" -> "Saved. Now make the record below.";
            case "looked" ->
                domains.find(account.accountId())
                                .filter(DomainClaim::isVerified)
                                .isPresent()
                        ? "The record is there. Your apps are shown as verified within seconds."
                        : "The record is not there yet. New records can take an hour; it is looked for every ten minutes.";
            case "removed" -> "Removed. Your apps are shown without it within seconds.";
            default -> "";
        };
    }

    private static Response done(int account, String what) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/domain?account=" + account + "&done=" + what)
                .build();
    }
}
