package dev.grantway.install.page;

import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says that something waits, while a neighbour is away. */
class NeighbourAwayMapper {
    private static final Logger LOG = Logger.getLogger(NeighbourAwayMapper.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final Obstacle WAITS = new Obstacle(
            "TRY_AGAIN_SOON",
            503,
            "This has to wait for a moment",
            "A part of this site is being restarted, so sign-ins and new consents wait. Nothing was changed, and nothing"
                    + " is lost.",
            "Reload this page in a few seconds. If it stays like this, tell the support of this site.");

    private final Obstacles obstacles;

    NeighbourAwayMapper(Obstacles obstacles) {
        this.obstacles = obstacles;
    }

    @ServerExceptionMapper
    Response wait(NeighbourAway away, UriInfo uri, HttpHeaders headers) {
        LOG.warn(away.getMessage());
        LOG.debug("as it happened", away);
        var response = uri.getPath().startsWith("/api/") && !AnswerMapper.prefersPages(headers)
                ? Response.status(WAITS.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(new Problem(WAITS.status(), "Service unavailable", "Try again soon.", WAITS.code()))
                        .build()
                : AnswerMapper.response(obstacles.answer(WAITS));
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
