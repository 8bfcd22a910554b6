package dev.grantway.install.asking;

import dev.grantway.install.directory.AccountAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The page on which a person asks an administrator.
 *
 * @param note what was typed
 * @param tooLong whether that has too many characters
 * @param flow sealed
 */
@CheckedTemplate(basePath = "asking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AskPage(
        String appName, AccountAccess account, List<AskedScope> scopes, String note, boolean tooLong, String flow)
        implements TemplateInstance {}
