package dev.grantway.registry.start;

import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.Translated;
import dev.grantway.registry.directory.AccountAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Where a signed-in person goes on from. */
@Translated
@CheckedTemplate(basePath = "start", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StartPage(Session session, boolean developer, List<AccountAccess> accounts, String csrfToken)
        implements TemplateInstance {}
