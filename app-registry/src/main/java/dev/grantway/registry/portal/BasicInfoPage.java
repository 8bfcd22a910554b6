package dev.grantway.registry.portal;

import dev.grantway.registry.apps.BasicInfo;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** An app's first tab: what customers read about it. */
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record BasicInfoPage(AppHead head, BasicInfo form, boolean saved, Problems problems) implements TemplateInstance {}
