package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.installs.Install;
import dev.grantway.registry.installs.InstallFact;
import dev.grantway.registry.installs.InstallHealth;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** One installation of an app: where it stands, what it does, what happened to it. */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record InstallPage(AppHead head, Install install, InstallHealth health, List<InstallFact> timeline)
        implements TemplateInstance {}
