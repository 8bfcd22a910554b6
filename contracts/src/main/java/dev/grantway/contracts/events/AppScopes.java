package dev.grantway.contracts.events;

import java.util.List;

/**
 * The three kinds of scopes of an app; a scope is in one kind only.
 *
 * @param required must be in every authorization URL's {@code scope}
 * @param conditionallyRequired bind only where a URL names them in {@code scope}
 * @param optional may be named in {@code optional_scope}, and are left out where the account lacks them
 */
public record AppScopes(List<String> required, List<String> conditionallyRequired, List<String> optional) {
    public AppScopes {
        required = List.copyOf(required);
        conditionallyRequired = List.copyOf(conditionallyRequired);
        optional = List.copyOf(optional);
    }
}
