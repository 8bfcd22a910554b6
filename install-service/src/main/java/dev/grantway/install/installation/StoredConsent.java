package dev.grantway.install.installation;

import dev.grantway.contracts.events.EventScopes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person consented to last, kept until the app asks for tokens.
 *
 * @param consentVersion the app's, of the required scopes that were agreed to; absent where it is not known
 * @param stateHash absent when the app sent no state
 * @param approvedBy the administrator who approved it beforehand; absent where the person had the right
 */
record StoredConsent(
        EventScopes scopes,
        @Nullable Integer consentVersion,
        @Nullable String stateHash,
        @Nullable Integer approvedBy) {
    /** Of tokens whose consent was lost with a crash: what was granted is known, the rest is not. */
    static StoredConsent of(List<String> granted) {
        return new StoredConsent(new EventScopes(granted, List.of(), List.of(), List.of()), null, null, null);
    }

    /** The version that an installation's tokens come of, when they came of another before. */
    int versionOr(int before) {
        return Objects.requireNonNullElse(consentVersion, before);
    }
}
