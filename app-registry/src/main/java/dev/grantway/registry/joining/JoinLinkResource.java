package dev.grantway.registry.joining;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.registry.joining.JoinOutcome.Busy;
import dev.grantway.registry.joining.JoinOutcome.Closed;
import dev.grantway.registry.joining.JoinOutcome.Gone;
import dev.grantway.registry.joining.JoinOutcome.Invalid;
import dev.grantway.registry.joining.JoinOutcome.Joined;
import dev.grantway.registry.joining.JoinOutcome.SignInFirst;
import dev.grantway.registry.sessions.PresentedSession;
import dev.grantway.registry.sessions.Sessions;
import dev.grantway.registry.sessions.SignedInBy;
import dev.grantway.registry.signin.SessionHolders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a link in a mail opens. Reading it changes nothing: programs that look for viruses read it too. */
@Path("/developer/join/link")
@Produces(MediaType.TEXT_HTML)
class JoinLinkResource {
    private static final String GONE =
            "It was used already, a newer one took its place, it was taken back, or its time is"
                    + " over. If you used it yourself, sign in. Otherwise ask whoever invited you, or sign up again.";
    private static final String CLOSED =
            "Those who run this site let nobody new in by links at this moment. Your link stays"
                    + " good until its time is over. Ask them to open a developer account for you.";

    private static final String BUSY =
            "Many people come in at this moment. Open the link in your mail again in a few seconds: it is good still.";
    private static final int BUSY_SECONDS = 5;

    private final Joining joining;
    private final CurrentSession currentSession;
    private final Sessions sessions;
    private final SessionHolders holders;

    JoinLinkResource(Joining joining, CurrentSession currentSession, Sessions sessions, SessionHolders holders) {
        this.joining = joining;
        this.currentSession = currentSession;
        this.sessions = sessions;
        this.holders = holders;
    }

    @GET
    public Response show(@RestQuery @Nullable String token) {
        var link = LinkToken.of(token).flatMap(joining::find);
        if (link.isEmpty()) {
            return refused(Status.NOT_FOUND, GONE);
        }
        var holder = joining.holder(link.get());
        if (holder.isEmpty() && !joining.letsIn(link.get())) {
            return refused(Status.FORBIDDEN, CLOSED);
        }
        boolean here = holder.isEmpty()
                || viewer().filter(id -> id == holder.get().userId()).isPresent();
        return page(Status.OK, link.get(), token, here ? "" : signInUrl(token), JoinForm.EMPTY, JoinProblems.NONE);
    }

    @POST
    public Response join(
            @RestForm @Nullable String token,
            @RestForm @Nullable String name,
            @RestForm @Nullable String password,
            @RestForm @Nullable String accountName,
            @RestForm @Nullable String domain,
            @Context HttpHeaders headers) {
        var form = JoinForm.of(name, password, accountName, domain);
        var outcome = LinkToken.of(token)
                .map(known -> joining.join(known, form, viewer()))
                .orElseGet(JoinOutcome.Gone::new);
        return switch (outcome) {
            case Joined joined -> joined.isNew() ? begin(joined, headers) : renew(joined);
            case Invalid(var link, var problems) ->
                page(Status.BAD_REQUEST, link, token, "", form, new JoinProblems(problems));
            case SignInFirst(var link) ->
                page(Status.FORBIDDEN, link, token, signInUrl(token), JoinForm.EMPTY, JoinProblems.NONE);
            case Closed() -> refused(Status.FORBIDDEN, CLOSED);
            case Busy() ->
                Response.fromResponse(refused(Status.SERVICE_UNAVAILABLE, BUSY))
                        .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS)
                        .build();
            case Gone() -> refused(Status.NOT_FOUND, GONE);
        };
    }

    /** Who is signed in, by a session that has not been ended: what is done here gives access. */
    private Optional<Integer> viewer() {
        return currentSession
                .find()
                .filter(session -> sessions.isLive(session.sessionId(), session.userId()))
                .map(session -> session.userId());
    }

    /** They have just proven who they are and chosen a password: nobody asks for it again. */
    private Response begin(Joined joined, HttpHeaders headers) {
        currentSession
                .find()
                .map(session -> new PresentedSession(session.userId(), session.sessionId()))
                .ifPresent(sessions::end); // one browser, one session
        String device = Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.USER_AGENT), "");
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, apps(joined.accountId()))
                .header(HttpHeaders.SET_COOKIE, sessions.begin(holders.of(joined.person()), device, SignedInBy.LINK))
                .build();
    }

    /** By the sign-in page, which renews the session: its token does not have the new role yet. */
    private static Response renew(Joined joined) {
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/signin?to=" + encoded(apps(joined.accountId())))
                .build();
    }

    private Response page(
            Status status,
            JoiningLink link,
            @Nullable String token,
            String signInUrl,
            JoinForm form,
            JoinProblems problems) {
        boolean isNew = joining.holder(link).isEmpty();
        return Response.status(status)
                .entity(new JoinPage(link, Objects.requireNonNullElse(token, ""), isNew, signInUrl, form, problems))
                .build();
    }

    private static Response refused(Status status, String text) {
        return Response.status(status).entity(new JoinRefusedPage(text)).build();
    }

    /** The form even for whoever is signed in: they are somebody else. */
    private static String signInUrl(@Nullable String token) {
        return LinkToken.of(token)
                .map(known -> "/signin?fresh=true&to=" + encoded(known.path()))
                .orElse("/signin");
    }

    private static String apps(int accountId) {
        return "/developer/apps?account=" + accountId;
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
