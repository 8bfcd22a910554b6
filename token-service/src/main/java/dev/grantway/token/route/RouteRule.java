package dev.grantway.token.route;

import java.util.List;

/**
 * What a call needs.
 *
 * @param scopes all of them; empty when any good token will do
 * @param budget whether it uses up the budget
 */
public record RouteRule(List<String> scopes, boolean budget) {
    /** Any good token will do. */
    static final RouteRule AUTHENTICATED = new RouteRule(List.of(), true);

    public RouteRule {
        scopes = List.copyOf(scopes);
    }
}
