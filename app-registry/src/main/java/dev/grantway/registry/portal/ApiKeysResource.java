package dev.grantway.registry.portal;

import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The API keys of a developer account. */
@Path("/developer/keys")
@Produces(MediaType.TEXT_HTML)
class ApiKeysResource {
    private final PortalAccess access;
    private final DeveloperApiKeys keys;

    ApiKeysResource(PortalAccess access, DeveloperApiKeys keys) {
        this.access = access;
        this.keys = keys;
    }

    @GET
    public Response list(@RestQuery @Nullable Integer account) {
        return access.chosen(Optional.ofNullable(account))
                .map(chosen -> Response.ok(page(chosen, "", "", Problems.NONE)).build())
                .orElseGet(() -> Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/apps")
                        .build());
    }

    /** Answers with the page and not with a redirect: this answer alone may show the key. */
    @POST
    public Response issue(@RestForm int account, @RestForm @Nullable String name) {
        var owner = access.changing(account);
        String typed = Objects.requireNonNullElse(name, "");
        return switch (keys.issue(account, typed)) {
            case ApiKeyOutcome.Issued(var key) ->
                Response.status(Response.Status.CREATED)
                        .entity(page(owner, key, "", Problems.NONE))
                        .build();
            case ApiKeyOutcome.Refused(var problem) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(page(owner, "", typed, new Problems(List.of(problem))))
                        .build();
        };
    }

    @GET
    @Path("/{keyId:[0-9]+}/delete")
    public Response confirm(@RestPath long keyId, @RestQuery int account) {
        var owner = access.chosen(Optional.of(account)).orElseThrow(NotYours::new);
        var key = keys.list(owner.accountId()).stream()
                .filter(each -> each.id() == keyId)
                .findFirst()
                .orElseThrow(NotYours::new);
        return Response.ok(new ConfirmPage(
                        "Delete the API key “" + key.name() + "”?",
                        "Whatever still uses it is refused from this moment. There is no undo.",
                        "/developer/keys/" + keyId + "/delete?account=" + account,
                        "Delete the API key",
                        "/developer/keys?account=" + account))
                .build();
    }

    @POST
    @Path("/{keyId:[0-9]+}/delete")
    public Response delete(@RestPath long keyId, @RestQuery int account) {
        var owner = access.changing(account);
        if (!keys.delete(owner.accountId(), keyId)) {
            throw new NotYours();
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/keys?account=" + account)
                .build();
    }

    private ApiKeysPage page(AccountChoice account, String newKey, String name, Problems problems) {
        return new ApiKeysPage(account, keys.list(account.accountId()), newKey, name, problems);
    }
}
