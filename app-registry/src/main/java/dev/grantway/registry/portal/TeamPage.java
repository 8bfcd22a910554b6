package dev.grantway.registry.portal;

import dev.grantway.platform.web.Translated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The people of a developer account.
 *
 * @param invited who has not accepted yet; empty for whoever is no owner
 * @param mailed whether an invitation was just sent
 * @param byMail whether invitations go by mail
 * @param link of a new invitation, shown this once; empty otherwise
 * @param email of a new invitation, as it was typed
 * @param roles that a member may have
 */
@Translated
@CheckedTemplate(basePath = "portal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record TeamPage(
        AccountChoice account,
        List<TeamLine> members,
        List<TeamLine> invited,
        boolean mailed,
        boolean byMail,
        String link,
        String email,
        List<RoleChoice> roles,
        Problems problems)
        implements TemplateInstance {}
