package dev.grantway.install.consent;

import dev.grantway.install.decision.Hindrance;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.words.AppView;
import dev.grantway.install.words.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The page that says why an app cannot be installed in an account, and who can mend it.
 *
 * @param code the word to give to support
 * @param correlationId finds the log line
 * @param flow sealed, to ask an administrator with; empty where that would not help
 */
@CheckedTemplate(basePath = "consent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record HinderedPage(
        AppView app,
        String accountName,
        SignedIn person,
        List<Hindrance> hindrances,
        List<WayOut> ways,
        String code,
        String correlationId,
        String flow)
        implements TemplateInstance {}
