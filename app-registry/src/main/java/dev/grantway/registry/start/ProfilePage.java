package dev.grantway.registry.start;

import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** A person's own profile and where they are signed in. */
@Translated
@CheckedTemplate(basePath = "start", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ProfilePage(Session session, List<SessionLine> sessions, String csrfToken) implements TemplateInstance {}
