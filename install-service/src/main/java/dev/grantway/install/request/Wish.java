package dev.grantway.install.request;

import dev.grantway.contracts.events.AppSnapshot;
import java.util.List;

/**
 * What a person asks for.
 *
 * @param scopes what the install gives in any case
 * @param optionalScopes what may be granted beside that
 * @param note to the administrators; may be empty
 * @param finishPath path and query of the install link
 */
public record Wish(
        AppSnapshot app,
        int accountId,
        int requester,
        List<String> scopes,
        List<String> optionalScopes,
        String note,
        String finishPath) {
    public Wish {
        scopes = List.copyOf(scopes);
        optionalScopes = List.copyOf(optionalScopes);
    }
}
