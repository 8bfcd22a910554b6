package dev.grantway.platform.web;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.event.Observes;

/**
 * Writes every template in English whose page does not say that it has more: the framework would take the browser's
 * language for any, and half of a page would be in it.
 */
final class EnglishUnlessTranslated {
    private EnglishUnlessTranslated() {}

    static void register(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(
                template -> template.setAttribute(TemplateInstance.LOCALE, Language.ENGLISH.tag()));
    }
}
