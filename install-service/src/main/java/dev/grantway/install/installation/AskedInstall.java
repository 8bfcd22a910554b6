package dev.grantway.install.installation;

import dev.grantway.contracts.events.EventApp;
import java.time.Instant;
import java.util.List;

/**
 * That a person asked an account's administrators for an app.
 *
 * @param requestId names the request
 * @param userId who asked
 * @param scopes what was asked for, optional scopes included
 */
public record AskedInstall(String requestId, EventApp app, int accountId, int userId, List<String> scopes, Instant at) {
    public AskedInstall {
        scopes = List.copyOf(scopes);
    }
}
