package dev.grantway.install.installation;

import dev.grantway.contracts.events.EventScopes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person consented to last, kept until the app asks for tokens.
 *
 * @param stateHash absent when the app sent no state
 * @param approvedBy the administrator who approved it beforehand; absent where the person had the right
 */
record StoredConsent(
        EventScopes scopes,
        @Nullable String stateHash,
        @Nullable Integer approvedBy) {
    /** Of tokens whose consent was lost with a crash: what was granted is known, the rest is not. */
    static StoredConsent of(List<String> granted) {
        return new StoredConsent(new EventScopes(granted, List.of(), List.of(), List.of()), null, null);
    }
}
