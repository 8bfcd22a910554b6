package dev.grantway.registry.joining;

import dev.grantway.registry.signin.CallerAddresses;
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
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The first step of a sign-up: an address, to which a mail goes. */
@Path("/developer/join")
@Produces(MediaType.TEXT_HTML)
class SignUpResource {
    private final SignUp signUp;
    private final CallerAddresses addresses;

    SignUpResource(SignUp signUp, CallerAddresses addresses) {
        this.signUp = signUp;
        this.addresses = addresses;
    }

    @GET
    public Response form() {
        return Response.ok(page("", "")).build();
    }

    @POST
    public Response ask(
            @RestForm @Nullable String email, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        String typed = Objects.requireNonNullElse(email, "");
        var address = addresses.of(
                headers.getRequestHeader(CallerAddresses.HEADER),
                request.remoteAddress().hostAddress());
        return switch (signUp.ask(typed, address)) {
            case SignUpOutcome.LookAtYourMail() ->
                Response.status(Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/developer/join/sent")
                        .build();
            case SignUpOutcome.NoAddress() ->
                Response.status(Status.BAD_REQUEST)
                        .entity(page(typed, "Write an e-mail address, such as you@company.example."))
                        .build();
            case SignUpOutcome.Closed() ->
                Response.status(Status.FORBIDDEN).entity(page("", "")).build();
            case SignUpOutcome.TooMany(var rest) ->
                tooMany(rest, typed, "Too many sign-ups came from your network. Try again tomorrow.");
            case SignUpOutcome.TooManyOfDomain(var rest) ->
                tooMany(rest, typed, "Too many sign-ups were of addresses at this mail domain. Try again in an hour.");
        };
    }

    private Response tooMany(Duration rest, String typed, String problem) {
        return Response.status(Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, rest.toSeconds() + 1)
                .entity(page(typed, problem))
                .build();
    }

    @GET
    @Path("/sent")
    public Response sent() {
        return Response.ok(new SignUpSentPage()).build();
    }

    private SignUpPage page(String email, String problem) {
        boolean open = signUp.isOpen();
        return new SignUpPage(
                open,
                !open && signUp.mode() == SignUpMode.OPEN,
                signUp.mode() == SignUpMode.INVITATION,
                email,
                problem);
    }
}
