package dev.grantway.install.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The page on which a person decides.
 *
 * @param accountChange where another account can be chosen
 * @param required what the install gives in any case
 * @param optional what the person may leave out
 * @param ticked whether those are ticked at first
 * @param redirectHost where the person goes next
 * @param flow sealed
 */
@CheckedTemplate(basePath = "consent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ConsentPage(
        AppView app,
        String accountName,
        int accountId,
        SignedIn person,
        String accountChange,
        List<ScopeGroup> required,
        List<ScopeGroup> optional,
        boolean ticked,
        String redirectHost,
        String flow)
        implements TemplateInstance {}
