package dev.grantway.install.page;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers with the page of an obstacle, and leaves a line in the log that the page's number finds. */
@Singleton
public class Obstacles {
    private static final Logger LOG = Logger.getLogger(Obstacles.class);

    /** A page without a way out. */
    public Answer.Page answer(Obstacle obstacle) {
        return page(obstacle, null);
    }

    /** A page with a link that leads away from it. */
    public Answer.Page answer(Obstacle obstacle, WayOut wayOut) {
        return page(obstacle, wayOut);
    }

    private static Answer.Page page(Obstacle obstacle, @Nullable WayOut wayOut) {
        String correlationId = UUID.randomUUID().toString();
        LOG.infof("refused with %s, correlation id %s, about %s", obstacle.code(), correlationId, obstacle.names());
        return Answer.Page.plain(obstacle.status(), new ObstaclePage(obstacle, correlationId, wayOut));
    }
}
