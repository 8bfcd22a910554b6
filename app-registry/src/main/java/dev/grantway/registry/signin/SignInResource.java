package dev.grantway.registry.signin;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.SessionConfig;
import dev.grantway.platform.web.ClientAddress;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.platform.web.WithoutFormToken;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.sessions.PresentedSession;
import dev.grantway.registry.sessions.Sessions;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The sign-in form. */
@Path("/signin")
@Produces(MediaType.TEXT_HTML)
@WithoutFormToken
class SignInResource {
    private static final String WRONG = "This e-mail address and password do not go together.";
    private static final String BUSY = "Many people are signing in at this moment. Wait some seconds, then try again.";
    private static final int BUSY_SECONDS = 5;

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionHolders holders;
    private final CurrentSession currentSession;
    private final SessionConfig sessionConfig;
    private final CallerAddresses addresses;

    SignInResource(
            SignIn signIn,
            Sessions sessions,
            SessionHolders holders,
            CurrentSession currentSession,
            SessionConfig sessionConfig,
            CallerAddresses addresses) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.holders = holders;
        this.currentSession = currentSession;
        this.sessionConfig = sessionConfig;
        this.addresses = addresses;
    }

    /** A live session gets a fresh cookie and goes on; everyone else, and who asks for it, gets the form. */
    @GET
    public Response form(@RestQuery @Nullable String to, @RestQuery boolean fresh, @Context HttpHeaders headers) {
        var path = ReturnPath.of(to);
        var renewed = fresh ? Optional.<String>empty() : presented(headers).flatMap(this::renewed);
        return renewed.map(cookie -> goOn(path, cookie))
                .orElseGet(() -> page(Status.OK, path, "", null).build());
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
        return switch (signIn.attempt(name, password == null ? "" : password, address(headers, request))) {
            case SignedIn(var person) -> begin(person, path, headers);
            case Wrong() -> page(Status.UNAUTHORIZED, path, name, WRONG).build();
            case TooManyGuesses(var wait) ->
                page(Status.TOO_MANY_REQUESTS, path, name, tooMany(wait))
                        .header(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1)
                        .build();
            case Busy() ->
                page(Status.SERVICE_UNAVAILABLE, path, name, BUSY)
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS)
                        .build();
        };
    }

    private Response begin(Person person, ReturnPath path, HttpHeaders headers) {
        presented(headers).ifPresent(sessions::end); // one browser, one session
        String device = Optional.ofNullable(headers.getHeaderString(HttpHeaders.USER_AGENT))
                .orElse("");
        return goOn(path, sessions.begin(holders.of(person), device));
    }

    private Optional<PresentedSession> presented(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(sessionConfig.cookieName()))
                .flatMap(cookie -> sessions.presented(cookie.getValue()));
    }

    private Optional<String> renewed(PresentedSession session) {
        return holders.of(session.userId()).flatMap(holder -> sessions.renew(session, holder));
    }

    private ClientAddress address(HttpHeaders headers, HttpServerRequest request) {
        return addresses.of(
                headers.getRequestHeader(CallerAddresses.HEADER),
                request.remoteAddress().hostAddress());
    }

    private Response.ResponseBuilder page(Status status, ReturnPath path, String email, @Nullable String problem) {
        return Response.status(status)
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withFormAction(path.formAction()))
                .entity(new SignInPage(path.path(), email, problem, currentSession.csrfToken()));
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
