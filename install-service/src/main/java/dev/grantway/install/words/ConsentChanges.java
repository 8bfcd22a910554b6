package dev.grantway.install.words;

import java.util.List;

/**
 * What a consent would change of an app that the account has already, in the customer's words.
 *
 * @param reconnect whether the app has lost its access
 * @param othersToo whether it was other people alone who connected it
 * @param fresh what the app does not have yet
 * @param staying what it has and keeps
 * @param leaving what it has and loses
 */
public record ConsentChanges(
        boolean reconnect, boolean othersToo, List<String> fresh, List<String> staying, List<String> leaving) {
    public ConsentChanges {
        fresh = List.copyOf(fresh);
        staying = List.copyOf(staying);
        leaving = List.copyOf(leaving);
    }

    /** Whether the app has just what it asks for. */
    public boolean isNothing() {
        return !reconnect && fresh.isEmpty() && leaving.isEmpty();
    }
}
