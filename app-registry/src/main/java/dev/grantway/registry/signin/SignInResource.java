package dev.grantway.registry.signin;

import dev.grantway.platform.session.SessionConfig;
import dev.grantway.platform.web.ClientAddress;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.platform.web.WithoutFormToken;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.oidc.ProviderSignIn;
import dev.grantway.registry.sessions.SignedInBy;
import dev.grantway.registry.signin.SignInOutcome.Busy;
import dev.grantway.registry.signin.SignInOutcome.SignedIn;
import dev.grantway.registry.signin.SignInOutcome.TooManyGuesses;
import dev.grantway.registry.signin.SignInOutcome.Wrong;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The sign-in page and its form. */
@Path("/signin")
@Produces(MediaType.TEXT_HTML)
@WithoutFormToken
class SignInResource {
    private static final String WRONG = "This e-mail address and password do not go together.";
    private static final String BUSY = "Many people are signing in at this moment. Wait some seconds, then try again.";
    private static final int BUSY_SECONDS = 5;
    private static final String NO_PASSWORDS =
            "Passwords of this site are not used any more. Sign in with the button on this page.";

    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final SignInPages pages;
    private final ProviderSignIn provider;
    private final SessionConfig sessionConfig;
    private final CallerAddresses addresses;

    SignInResource(
            SignIn signIn,
            BrowserSessions sessions,
            SignInPages pages,
            ProviderSignIn provider,
            SessionConfig sessionConfig,
            CallerAddresses addresses) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.pages = pages;
        this.provider = provider;
        this.sessionConfig = sessionConfig;
        this.addresses = addresses;
    }

    /**
     * A live session gets a fresh cookie and goes on; everyone else, and who asks for it, gets the form.
     *
     * @param left whether they have just signed out, and had come by the identity provider
     */
    @GET
    public Response form(
            @RestQuery @Nullable String to,
            @RestQuery boolean fresh,
            @RestQuery boolean left,
            @Context HttpHeaders headers) {
        var path = ReturnPath.of(to);
        var renewed = fresh ? Optional.<String>empty() : sessions.renew(cookie(headers));
        var page = left ? pages.afterSignOut(path) : pages.page(path, "", null);
        return renewed.map(cookie -> goOn(path, cookie))
                .orElseGet(() -> page(Status.OK, path, page).build());
    }

    @POST
    public Response signIn(
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String to,
            @RestQuery("to") @Nullable String queryTo,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var path = ReturnPath.of(to == null ? queryTo : to);
        String name = email == null ? "" : email;
        if (!provider.hasBuiltInBeside()) {
            return page(Status.FORBIDDEN, path, pages.page(path, "", NO_PASSWORDS))
                    .build();
        }
        return switch (signIn.attempt(name, password == null ? "" : password, address(headers, request))) {
            case SignedIn(var person) -> begin(person, path, headers);
            case Wrong() ->
                page(Status.UNAUTHORIZED, path, pages.page(path, name, WRONG)).build();
            case TooManyGuesses(var wait) ->
                page(Status.TOO_MANY_REQUESTS, path, pages.page(path, name, tooMany(wait)))
                        .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
                        .build();
            case Busy() ->
                page(Status.SERVICE_UNAVAILABLE, path, pages.page(path, name, BUSY))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS)
                        .build();
        };
    }

    private Response begin(Person person, ReturnPath path, HttpHeaders headers) {
        String device = headers.getHeaderString(HttpHeaders.USER_AGENT);
        return goOn(path, sessions.begin(person, SignedInBy.PASSWORD, cookie(headers), device));
    }

    private @Nullable String cookie(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(sessionConfig.cookieName()))
                .map(Cookie::getValue)
                .orElse(null);
    }

    private ClientAddress address(HttpHeaders headers, HttpServerRequest request) {
        return addresses.of(
                headers.getRequestHeader(CallerAddresses.HEADER),
                request.remoteAddress().hostAddress());
    }

    private static Response.ResponseBuilder page(Status status, ReturnPath path, SignInPage page) {
        return Response.status(status)
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withFormAction(path.formAction()))
                .entity(page);
    }

    /** As a header and not as a URI: a URI would be rewritten, and some queries that browsers send are none. */
    private static Response goOn(ReturnPath path, String cookie) {
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path.path())
                .header(HttpHeaders.SET_COOKIE, cookie)
                .build();
    }

    private static String tooMany(Duration wait) {
        long minutes = wait.toMinutes() + 1;
        return "Too many wrong passwords came from your network. Wait " + minutes
                + (minutes == 1 ? " minute" : " minutes")
                + ", then try again. Signing in from another network works as before.";
    }
}
