package dev.grantway.registry.portal;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.AppQuery;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.RegistrationOutcome;
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
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The portal's front: the developer account, its apps, and the form for a new one. */
@Path("/developer")
@Produces(MediaType.TEXT_HTML)
class DeveloperResource {
    private static final BasicInfo EMPTY = BasicInfo.of("", "", "", "", "");
    private static final String PUBLIC = "public";
    private static final int ROWS = 50;

    private final PortalAccess access;
    private final Apps apps;
    private final AuthPages authPages;

    DeveloperResource(PortalAccess access, Apps apps, AuthPages authPages) {
        this.access = access;
        this.apps = apps;
        this.authPages = authPages;
    }

    @GET
    public Response front() {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/developer/apps")
                .build();
    }

    @GET
    @Path("/apps")
    public Response list(
            @RestQuery @Nullable Integer account,
            @RestQuery("q") @Nullable String text,
            @RestQuery @Nullable String after) {
        var all = access.accounts();
        return access.chosen(Optional.ofNullable(account))
                .map(chosen ->
                        Response.ok(list(chosen, all.size() > 1, text, after)).build())
                .orElseGet(() -> Response.ok(new AccountListPage(all)).build());
    }

    private AppListPage list(AccountChoice account, boolean several, @Nullable String text, @Nullable String after) {
        var place = Optional.ofNullable(after).flatMap(AppQuery.Place::read);
        var query = new AppQuery(Set.of(account.accountId()), Objects.requireNonNullElse(text, ""), place);
        var page = apps.page(query, ROWS);
        return new AppListPage(
                account,
                several,
                query.text(),
                page.apps(),
                page.next()
                        .map(next -> address(account, query)
                                .with("after", next.text())
                                .toString())
                        .orElse(""),
                place.map(_ -> address(account, query).toString()).orElse(""));
    }

    private static AppAddress address(AccountChoice account, AppQuery query) {
        return new AppAddress("/developer/apps")
                .with("account", Integer.toString(account.accountId()))
                .with("q", query.text());
    }

    @GET
    @Path("/apps/new")
    public Response form(@RestQuery @Nullable Integer account) {
        return access.chosen(Optional.ofNullable(account))
                .map(chosen -> Response.ok(new NewAppPage(chosen, EMPTY, true, "", Problems.NONE))
                        .build())
                .orElseGet(this::front);
    }

    @POST
    @Path("/apps")
    public Response create(
            @RestForm int account,
            @RestForm @Nullable String name,
            @RestForm @Nullable String description,
            @RestForm @Nullable String supportEmail,
            @RestForm @Nullable String supportPhone,
            @RestForm @Nullable String supportUrl,
            @RestForm @Nullable String documentationUrl,
            @RestForm @Nullable String kind,
            @RestForm @Nullable String redirectUris) {
        var owner = access.changing(account);
        var draft = new AppDraft(
                BasicInfo.of(name, description, supportEmail, supportPhone, supportUrl)
                        .withDocumentation(documentationUrl),
                !PUBLIC.equals(kind),
                Lines.of(redirectUris),
                new AppScopes(List.of(), List.of(), List.of()));
        return switch (apps.register(owner.accountId(), draft)) {
            case RegistrationOutcome.Registered(var app, var secrets) ->
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/developer/apps/" + app.appId())
                        .entity(authPages.created(app, secrets))
                        .build();
            case RegistrationOutcome.Refused(var problems) ->
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(new NewAppPage(
                                owner,
                                draft.info(),
                                draft.confidential(),
                                Lines.joined(draft.redirectUris()),
                                new Problems(problems)))
                        .build();
        };
    }
}
