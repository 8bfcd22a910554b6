package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * An app's second tab: its credentials, redirect URLs, tokens and install URLs.
 *
 * @param notice what just happened; empty otherwise
 * @param shown secrets that are shown this once
 * @param redirectUris one a line
 * @param tokens as they stand, or as they were typed and refused
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AuthPage(
        AppHead head,
        String notice,
        Credentials credentials,
        ShownSecrets shown,
        String redirectUris,
        TokensForm tokens,
        List<InstallUrl> installUrls,
        Problems problems)
        implements TemplateInstance {}
