package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.apps.BasicInfo;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * An app's first tab: what customers read about it.
 *
 * @param notice what just happened; empty otherwise
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record BasicInfoPage(AppHead head, BasicInfo form, ConsentPreview preview, String notice, Problems problems)
        implements TemplateInstance {}
