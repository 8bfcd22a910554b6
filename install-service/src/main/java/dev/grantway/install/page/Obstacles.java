package dev.grantway.install.page;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers with the page of an obstacle, and leaves a line in the log that the page's number finds. */
@Singleton
public class Obstacles {
    private static final Logger LOG = Logger.getLogger(Obstacles.class);

    /** A page with links that lead away from it; the first is the one to take. */
    public Answer.Page answer(Obstacle obstacle, WayOut... ways) {
        String correlationId = log(obstacle.code(), obstacle.names());
        return Answer.Page.plain(obstacle.status(), new ObstaclePage(obstacle, correlationId, List.of(ways)));
    }

    /** The same, with a reason that the log alone has. */
    public Answer.Page answerBecause(String reason, Obstacle obstacle, WayOut... ways) {
        String correlationId = log(obstacle.code(), List.of(reason));
        return Answer.Page.plain(obstacle.status(), new ObstaclePage(obstacle, correlationId, List.of(ways)));
    }

    /**
     * Leaves the line for a page of another make.
     *
     * @return the number that finds it
     */
    public String log(String code, List<String> about) {
        String correlationId = UUID.randomUUID().toString();
        LOG.infof("refused with %s, correlation id %s, about %s", code, correlationId, about);
        return correlationId;
    }
}
