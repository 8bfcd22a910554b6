package dev.grantway.install.consent;

import dev.grantway.contracts.events.AppSnapshot;
import java.util.List;

/**
 * What a sealed form of the consent pages is about, checked against the app as it stands now.
 *
 * @param app as it stands now
 * @param accountId the account that was chosen
 * @param scopes what the install gives in any case, in the order asked
 * @param optionalScopes what was asked beside that, in the order asked; the account or the person may lack some
 * @param link path and query of the install link, to open it again
 */
public record OpenedFlow(
        AppSnapshot app, int accountId, List<String> scopes, List<String> optionalScopes, String link) {
    public OpenedFlow {
        scopes = List.copyOf(scopes);
        optionalScopes = List.copyOf(optionalScopes);
    }
}
