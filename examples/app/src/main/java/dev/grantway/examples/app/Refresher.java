package dev.grantway.examples.app;

import java.time.Clock;
import java.time.Duration;

/** Renews each access token some minutes before it ends. */
final class Refresher {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final AppFile file;
    private final TokenClient tokens;
    private final Changes changes;
    private final Clock clock;

    Refresher(AppFile file, TokenClient tokens, Changes changes, Clock clock) {
        this.file = file;
        this.tokens = tokens;
        this.changes = changes;
        this.clock = clock;
    }

    /** Runs until its thread is interrupted. */
    void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                file.connections().stream()
                        .filter(connection -> connection.isDue(clock.instant(), AHEAD))
                        .forEach(this::refresh);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void refresh(Connection connection) {
        file.find(connection.clientId()).ifPresent(app -> {
            switch (tokens.refresh(app, connection.refreshToken())) {
                case Tokens answer -> file.change(connection, each -> each.renewed(answer, clock.instant()));
                case TokenOutcome.Refused(String error, String description) ->
                    file.change(
                            connection,
                            // any other error, such as that of a suspended install, may pass
                            each -> each.failed(error + ": " + description, error.equals("invalid_grant")));
                case TokenOutcome.Unreachable(String reason) ->
                    file.change(connection, each -> each.failed(reason, false));
            }
            changes.announce();
        });
    }
}
