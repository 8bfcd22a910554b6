package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app's install links: those that are ready, and the form that puts one together and tries it.
 *
 * @param requiredScopes the scopes that every link names
 * @param built the link that was put together; absent before
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record InstallUrlPage(
        AppHead head,
        String clientId,
        boolean confidential,
        List<InstallUrl> installUrls,
        List<String> requiredScopes,
        List<Tick> conditional,
        List<Tick> optional,
        InstallUrlForm form,
        @Nullable InstallUrl built,
        Problems problems)
        implements TemplateInstance {
    /** A scope that the link may name. */
    record Tick(String name, String title, boolean ticked) {
        static List<Tick> of(List<String> scopes, List<String> ticked, PlatformCatalogue catalogue) {
            return scopes.stream()
                    .map(scope -> new Tick(scope, titleOf(scope, catalogue), ticked.contains(scope)))
                    .toList();
        }

        /** A scope that the platform no longer offers has no title. */
        private static String titleOf(String scope, PlatformCatalogue catalogue) {
            return Optional.of(scope)
                    .flatMap(catalogue::scope)
                    .map(found -> found.title())
                    .orElse(scope);
        }
    }
}
