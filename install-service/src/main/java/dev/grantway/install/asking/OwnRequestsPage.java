package dev.grantway.install.asking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What became of a person's requests.
 *
 * @param sent whether one was sent just now
 * @param withdrawn whether one was taken back just now
 * @param late whether one could not be taken back, for it is not open any more
 */
@CheckedTemplate(basePath = "asking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OwnRequestsPage(List<RequestView> requests, boolean sent, boolean withdrawn, boolean late)
        implements TemplateInstance {}
