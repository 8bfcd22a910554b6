package dev.grantway.registry.signin;

import dev.grantway.platform.session.SessionConfig;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.registry.oidc.AdmissionOutcome;
import dev.grantway.registry.oidc.Admissions;
import dev.grantway.registry.oidc.ChallengeOutcome;
import dev.grantway.registry.oidc.PendingSignIns;
import dev.grantway.registry.oidc.ProofOutcome;
import dev.grantway.registry.oidc.ProvenIdentity;
import dev.grantway.registry.oidc.ProviderSignIn;
import dev.grantway.registry.sessions.SignedInBy;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The way to the operator's identity provider and back, into a session of ours. */
@Path(ProviderSignIn.PATH)
@Produces(MediaType.TEXT_HTML)
class ProviderSignInResource {
    private static final String AWAY =
            "The page where you sign in cannot be reached at this moment. Wait a little, then try again.";
    private static final String LOST =
            "This sign-in was begun in another browser, took too long, or was used already. Begin again.";
    private static final String REFUSED =
            "You are not signed in: the other page did not let you through. Try again, or ask those who run this site.";
    private static final String WORTHLESS =
            "What came back from the other page could not be verified, so you are not signed in. Begin again.";
    private static final String UNVERIFIED =
            "Your e-mail address is not verified where you signed in. Verify it there, then come back.";
    private static final String UNKNOWN =
            "Nobody here has your e-mail address. Ask those who run this site to let you in.";
    private static final String CLAIMED =
            "Your e-mail address belongs to somebody else here. Ask those who run this site.";
    private static final String TOO_MANY =
            "Too many sign-ins were begun in your network. Wait some minutes, then try again.";

    private final ProviderSignIn provider;
    private final PendingSignIns pending;
    private final Admissions admissions;
    private final ProviderStarts starts;
    private final BrowserSessions sessions;
    private final SignInPages pages;
    private final SessionConfig sessionConfig;

    ProviderSignInResource(
            ProviderSignIn provider,
            PendingSignIns pending,
            Admissions admissions,
            ProviderStarts starts,
            BrowserSessions sessions,
            SignInPages pages,
            SessionConfig sessionConfig) {
        this.provider = provider;
        this.pending = pending;
        this.admissions = admissions;
        this.starts = starts;
        this.sessions = sessions;
        this.pages = pages;
        this.sessionConfig = sessionConfig;
    }

    @GET
    public Response begin(
            @RestQuery @Nullable String to, @Context HttpHeaders headers, @Context RoutingContext routing) {
        var path = ReturnPath.of(to);
        if (!provider.isOn()) {
            return goOn("/signin").build();
        }
        var wait = starts.waitBefore(
                headers.getRequestHeader(CallerAddresses.HEADER),
                routing.request().remoteAddress().hostAddress());
        if (wait.isPresent()) {
            return page(Status.TOO_MANY_REQUESTS, path, TOO_MANY)
                    .header(HttpHeaders.RETRY_AFTER, wait.get().toSeconds() + 1)
                    .build();
        }
        return switch (provider.challenge(routing)) {
            case ChallengeOutcome.GoThere(var url, var state) ->
                goOn(url)
                        .header(
                                HttpHeaders.SET_COOKIE,
                                pending.begin(state, cookie(headers, pending.cookieName()), path.path()))
                        .build();
            case ChallengeOutcome.Away() ->
                page(Status.SERVICE_UNAVAILABLE, path, AWAY).build();
        };
    }

    /** What is refused at the provider comes back, too, and is believed only if it was asked for here. */
    @GET
    @Path("/callback")
    public Response finish(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String error,
            @Context HttpHeaders headers,
            @Context RoutingContext routing) {
        if (!provider.isOn()) {
            return goOn("/signin").build();
        }
        var asked = pending.take(state, cookie(headers, pending.cookieName())).map(ReturnPath::of);
        if (asked.isEmpty() || error != null) {
            provider.dropCookies(routing);
            return asked.map(path -> page(Status.FORBIDDEN, path, REFUSED))
                    .orElseGet(() -> page(Status.BAD_REQUEST, ReturnPath.START, LOST))
                    .build();
        }
        var path = asked.get();
        return switch (provider.prove(routing)) {
            case ProofOutcome.Proven(var identity) -> admit(identity, path, headers);
            case ProofOutcome.Worthless() ->
                page(Status.BAD_REQUEST, path, WORTHLESS).build();
            case ProofOutcome.Away() ->
                page(Status.SERVICE_UNAVAILABLE, path, AWAY).build();
        };
    }

    private Response admit(ProvenIdentity identity, ReturnPath path, HttpHeaders headers) {
        return switch (admissions.admit(identity)) {
            case AdmissionOutcome.Admitted(var person) ->
                goOn(path.path())
                        .header(
                                HttpHeaders.SET_COOKIE,
                                sessions.begin(
                                        person,
                                        SignedInBy.PROVIDER,
                                        cookie(headers, sessionConfig.cookieName()),
                                        headers.getHeaderString(HttpHeaders.USER_AGENT)))
                        .build();
            case AdmissionOutcome.Unverified() ->
                page(Status.FORBIDDEN, path, UNVERIFIED).build();
            case AdmissionOutcome.Claimed() ->
                page(Status.FORBIDDEN, path, CLAIMED).build();
            case AdmissionOutcome.Unknown() ->
                page(Status.FORBIDDEN, path, UNKNOWN).build();
        };
    }

    private Response.ResponseBuilder page(Status status, ReturnPath path, String problem) {
        return Response.status(status)
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withFormAction(path.formAction()))
                .entity(pages.page(path, "", problem));
    }

    private static Response.ResponseBuilder goOn(String where) {
        return Response.status(Status.SEE_OTHER).header(HttpHeaders.LOCATION, where);
    }

    private static @Nullable String cookie(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getCookies().get(name))
                .map(Cookie::getValue)
                .orElse(null);
    }
}
