package dev.grantway.token.operator;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.ContentSecurityPolicy;
import dev.grantway.token.signing.SigningKey.State;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The operators' pages about signing keys. */
@Path("/operator/tokens")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class OperatorTokensEndpoint {
    private static final String LIST = "/operator/tokens";

    private final KeyOperations keys;
    private final CurrentSession session;

    OperatorTokensEndpoint(KeyOperations keys, CurrentSession session) {
        this.keys = keys;
        this.session = session;
    }

    @GET
    public Response list(@RestQuery Optional<String> done) {
        return asOperator(() -> {
            var all = keys.list();
            boolean waiting = all.stream().anyMatch(key -> key.state() == State.PUBLISHED);
            return page(
                    200,
                    new KeysPage(
                            all.stream().map(KeyLine::new).toList(),
                            done.map(OperatorTokensEndpoint::notice).orElse(""),
                            waiting));
        });
    }

    @POST
    @Path("/keys/rotation")
    public Response rotate() {
        return asOperator(() -> back(keys.rotate() ? "rotated" : "waiting"));
    }

    @GET
    @Path("/keys/{kid}/revocation")
    public Response confirm(@RestPath String kid) {
        return withKey(kid, line -> page(200, new RevokeKeyPage(line, false)));
    }

    @POST
    @Path("/keys/{kid}/revocation")
    public Response revoke(@RestPath String kid, @RestForm Optional<String> confirmation) {
        return withKey(kid, line -> {
            boolean meant = confirmation
                    .map(String::strip)
                    .filter(line.shortKid()::equals)
                    .isPresent();
            if (!meant) {
                return page(400, new RevokeKeyPage(line, true));
            }
            var _ = keys.revoke(kid); // one that is revoked already is what was wanted
            return back("revoked");
        });
    }

    private Response withKey(String kid, Function<KeyLine, Response> answer) {
        return asOperator(() -> keys.find(kid)
                .map(KeyLine::new)
                .map(answer)
                .orElseGet(() ->
                        page(404, new RefusedPage("There is no such key", "It may be so old that it is not listed."))));
    }

    private Response asOperator(Supplier<Response> answer) {
        return session.require().operator()
                ? answer.get()
                : page(
                        403,
                        new RefusedPage(
                                "This page is for operators",
                                "Ask someone who runs this platform, or sign in as one."));
    }

    /** Constant texts: nothing of the address is shown. */
    private static String notice(String done) {
        return switch (done) {
            case "rotated" -> "The next key is made. It signs as soon as everybody can know it.";
            case "waiting" -> "The next key was made before and waits for its time, so no other was made.";
            case "revoked" -> "The key is revoked. It has left the key set, and what it signed is refused.";
            default -> "";
        };
    }

    private static Response page(int status, TemplateInstance content) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withOwnScript())
                .entity(content)
                .build();
    }

    private static Response back(String done) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, LIST + "?done=" + done)
                .build();
    }
}
