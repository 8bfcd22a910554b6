package dev.grantway.install.policy;

import dev.grantway.install.directory.AccountAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What an account's administrators allow in it.
 *
 * @param form what the fields hold
 * @param present in words, where someone else changed it since the form was opened; empty otherwise
 */
@CheckedTemplate(basePath = "policy", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PolicyPage(
        AccountAccess account,
        PolicyForm form,
        List<ScopeTick> scopes,
        AppField allowed,
        AppField blocked,
        List<PolicyLine> present,
        boolean saved,
        List<ShownChange> changes)
        implements TemplateInstance {}
