package dev.grantway.contracts.events;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the scopes that an authorization URL asked for.
 *
 * @param required granted, for they had to be
 * @param optionalGranted optional and granted
 * @param optionalDeclined optional, offered and not ticked
 * @param unavailable optional and not offered: the account's plan or the person lacks them
 */
public record EventScopes(
        List<String> required, List<String> optionalGranted, List<String> optionalDeclined, List<String> unavailable) {
    public EventScopes {
        required = List.copyOf(required);
        optionalGranted = List.copyOf(optionalGranted);
        optionalDeclined = List.copyOf(optionalDeclined);
        unavailable = List.copyOf(unavailable);
    }

    /** All that was granted, in the order asked. */
    public List<String> granted() {
        return Stream.concat(required.stream(), optionalGranted.stream()).toList();
    }
}
