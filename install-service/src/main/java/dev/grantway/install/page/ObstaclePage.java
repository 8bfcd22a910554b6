package dev.grantway.install.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * The page that tells of an obstacle.
 *
 * @param correlationId finds the log line
 * @param wayOut where to go instead; absent when there is nowhere
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ObstaclePage(
        Obstacle obstacle, String correlationId, @Nullable WayOut wayOut) implements TemplateInstance {}
