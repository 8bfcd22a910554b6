package dev.grantway.install.consent;

import dev.grantway.install.page.ShownTime;
import dev.grantway.install.words.AppView;
import dev.grantway.install.words.ConsentTerms;
import dev.grantway.install.words.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The page on which a person decides.
 *
 * @param accountChange where another account can be chosen, and where to start again once the form is too old
 * @param redirectHost where the person goes next
 * @param goodUntil when the form gets too old
 * @param actsAsPerson whether the app acts as who consents, and not for the account
 * @param flow sealed
 */
@CheckedTemplate(basePath = "consent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ConsentPage(
        AppView app,
        String accountName,
        int accountId,
        SignedIn person,
        String accountChange,
        ConsentTerms terms,
        String redirectHost,
        ShownTime goodUntil,
        boolean actsAsPerson,
        String flow)
        implements TemplateInstance {}
