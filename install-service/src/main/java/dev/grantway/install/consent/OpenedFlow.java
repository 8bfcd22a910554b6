package dev.grantway.install.consent;

import dev.grantway.contracts.events.AppSnapshot;
import java.util.List;

/**
 * What a sealed flow asks for.
 *
 * @param scopes what the install gives in any case
 * @param optionalScopes what is asked for beside that
 * @param link path and query of the install link
 */
public record OpenedFlow(
        AppSnapshot app, int accountId, List<String> scopes, List<String> optionalScopes, String link) {
    public OpenedFlow {
        scopes = List.copyOf(scopes);
        optionalScopes = List.copyOf(optionalScopes);
    }
}
