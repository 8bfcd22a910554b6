package dev.grantway.install.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The page that tells of an obstacle.
 *
 * @param correlationId finds the log line
 * @param ways where to go instead; empty when there is nowhere
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ObstaclePage(Obstacle obstacle, String correlationId, List<WayOut> ways) implements TemplateInstance {}
