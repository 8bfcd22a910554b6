package dev.grantway.install.picker;

import dev.grantway.install.words.AppView;
import dev.grantway.install.words.SignedIn;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The list of a person's accounts to install on.
 *
 * @param again where to start again once the form is too old
 * @param flow sealed
 */
@CheckedTemplate(basePath = "picker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AccountListPage(AppView app, AccountMatches accounts, SignedIn person, String again, String flow)
        implements TemplateInstance {}
