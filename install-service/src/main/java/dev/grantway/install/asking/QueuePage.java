package dev.grantway.install.asking;

import dev.grantway.install.directory.AccountAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What waits for an account's administrators.
 *
 * @param waiting how many there are; more than are listed, where a page does not hold them
 * @param decided the one that the reader decided just now, or none
 */
@CheckedTemplate(basePath = "asking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record QueuePage(AccountAccess account, List<RequestView> requests, int waiting, List<RequestView> decided)
        implements TemplateInstance {}
