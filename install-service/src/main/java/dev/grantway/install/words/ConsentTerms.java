package dev.grantway.install.words;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consent gives, in the customer's words.
 *
 * @param required in any case
 * @param optional what the person may leave out
 * @param ticked whether those are ticked at first
 * @param unavailable why other optional scopes cannot be had here, a sentence or two each
 * @param changes of what the app has; absent where the account does not have the app
 */
public record ConsentTerms(
        List<ScopeGroup> required,
        List<ScopeGroup> optional,
        boolean ticked,
        List<String> unavailable,
        @Nullable ConsentChanges changes) {
    public ConsentTerms {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        unavailable = List.copyOf(unavailable);
    }
}
