package dev.grantway.registry.notices;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.web.ContentSecurityPolicy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What a person is told, on a page. */
@Path("/account/notices")
class NoticesResource {
    private static final String HERE = "/account/notices";
    private static final int PAGE = 50;
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final CurrentSession currentSession;
    private final Notices notices;
    private final NoticeWords words;

    NoticesResource(CurrentSession currentSession, Notices notices, NoticeWords words) {
        this.currentSession = currentSession;
        this.notices = notices;
        this.words = words;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response list(@QueryParam("before") @Nullable String before) {
        var session = currentSession.require();
        var found = notices.before(session.userId(), id(before).orElse(Notices.NEWEST), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        String older = found.size() > PAGE ? HERE + "?before=" + shown.getLast().id() : "";
        return Response.ok(new NoticesPage(
                        shown.stream().flatMap(this::line).toList(),
                        shown.stream().anyMatch(notice -> notice.readAt() == null),
                        newest(shown),
                        older,
                        currentSession.csrfToken()))
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.withOwnScript())
                .build();
    }

    /** What came since the page was opened stays unread. */
    @POST
    @Path("/read")
    public Response markRead(@RestForm("upTo") @Nullable String upTo) {
        var session = currentSession.require();
        id(upTo).ifPresent(known -> notices.markRead(session.userId(), known));
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, HERE)
                .build();
    }

    /** None for one whose text is not known here any more. */
    private Stream<NoticeLine> line(UserNotice notice) {
        return words
                .of(
                        notice.template(),
                        new NoticeParameters(notice.parameters()),
                        Optional.ofNullable(notice.accountName()))
                .map(text -> NoticeLine.of(notice, text))
                .stream();
    }

    private static long newest(List<UserNotice> shown) {
        return shown.isEmpty() ? 0 : shown.getFirst().id();
    }

    private static Optional<Long> id(@Nullable String text) {
        return Optional.ofNullable(text).filter(ID.asMatchPredicate()).map(Long::valueOf);
    }
}
