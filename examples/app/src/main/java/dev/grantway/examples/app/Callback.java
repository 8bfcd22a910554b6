package dev.grantway.examples.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browser's return from Grantway: checks {@code state}, exchanges the code, keeps the tokens. */
final class Callback {
    /** Where an Auth.js client of the same app comes back to. Its code is its own to exchange, so it is left alone. */
    static final String AUTH_JS_PATH = "/auth/callback/hubspot";

    private final AppFile file;
    private final Installs installs;
    private final TokenClient tokens;
    private final Clock clock;

    /** How it ended: on the start page when it went well, on a page with the reason otherwise. */
    sealed interface Outcome {
        record Connected() implements Outcome {}

        record NotConnected(String reason, String detail) implements Outcome {}
    }

    Callback(AppFile file, Installs installs, TokenClient tokens, Clock clock) {
        this.file = file;
        this.installs = installs;
        this.tokens = tokens;
        this.clock = clock;
    }

    Outcome receive(String path, Map<String, String> query, String browser) {
        if (query.containsKey("error")) {
            return new Outcome.NotConnected(
                    "Grantway sent no code: " + query.get("error"), query.getOrDefault("error_description", ""));
        }
        String code = query.getOrDefault("code", "");
        if (code.isEmpty() || path.equals(AUTH_JS_PATH)) {
            return new Outcome.NotConnected(
                    "Nothing was exchanged",
                    code.isEmpty() ? "No code came." : "Codes that come to this path belong to a client of your own.");
        }
        return query.containsKey("state")
                ? installs.claim(query.getOrDefault("state", ""), browser)
                        .map(begun -> exchange(List.of(begun.app()), code, begun.verifier()))
                        .orElseGet(() -> new Outcome.NotConnected(
                                "This install did not begin in this browser",
                                "Its state is unknown here, so its code was not used. Begin again on the start page."))
                // A link that was given away has no state. This app has no users of its own to whom a foreign code
                // could be linked; one that has them asks the person first.
                : exchange(appsAt(path), code, "");
    }

    private List<App> appsAt(String path) {
        return file.apps().stream()
                .filter(app -> app.callbackPath().equals(path))
                .toList();
    }

    /** A code works for its own client only, so without state the apps that share a path are tried in turn. */
    private Outcome exchange(List<App> candidates, String code, String verifier) {
        var reasons = new ArrayList<String>();
        for (App app : candidates) {
            switch (tokens.exchange(app, code, installs.redirectUri(app), verifier)) {
                case Tokens answer -> {
                    file.connect(connection(app, answer));
                    return new Outcome.Connected();
                }
                case TokenOutcome.Refused(String error, String description) ->
                    reasons.add(app.name() + ": " + error + ", " + description);
                case TokenOutcome.Unreachable(String reason) -> reasons.add(app.name() + ": " + reason);
            }
        }
        return new Outcome.NotConnected("The code was not exchanged", String.join("; ", reasons));
    }

    private Connection connection(App app, Tokens answer) {
        var now = clock.instant();
        return new Connection(
                app.clientId(),
                answer.accountId(),
                answer.userId(),
                answer.scopes(),
                answer.accessToken(),
                answer.refreshToken(),
                now,
                now.plus(answer.expiresIn()),
                null,
                false);
    }
}
