package dev.grantway.install.consent;

import dev.grantway.install.words.AppView;
import dev.grantway.install.words.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The page that comes before the decision where nobody vouched for an app's publisher.
 *
 * @param accountChange where another account can be chosen
 * @param createdIso when the app was registered; empty when that is unknown, like the day
 * @param createdDay the same in words
 * @param inUse in how many accounts it is installed, such as {@code fewer than 10 accounts}
 * @param missed whether the person went on without the tick
 * @param flow sealed
 */
@CheckedTemplate(basePath = "consent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UnverifiedPage(
        AppView app,
        String accountName,
        int accountId,
        SignedIn person,
        String accountChange,
        String createdIso,
        String createdDay,
        String inUse,
        boolean missed,
        String flow)
        implements TemplateInstance {}
