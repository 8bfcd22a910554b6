package dev.grantway.token.revocation;

import dev.grantway.token.apptoken.AppToken;
import dev.grantway.token.apptoken.AppTokenMint;
import dev.grantway.token.apptoken.InstallationTokens;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes back the tokens that apps got on their own behalf. */
@Singleton
class AppTokenRevocations {
    private final AppTokenMint mint;
    private final InstallationTokens installations;

    AppTokenRevocations(AppTokenMint mint, InstallationTokens installations) {
        this.mint = mint;
        this.installations = installations;
    }

    /** Another app's is left as it is, and nobody is told; empty for a text that is no such token. */
    Optional<RevocationOutcome> revoke(String text, int appId) {
        return mint.read(text).map(token -> token.appId() == appId ? revoke(token) : new RevocationOutcome.Done());
    }

    private RevocationOutcome revoke(AppToken token) {
        return switch (token) {
            case AppToken.OfInstallation of -> {
                installations.revoke(of);
                yield new RevocationOutcome.Done();
            }
            case AppToken.OfDeveloper _ -> // it has no row: better said than pretended
                new RevocationOutcome.Refused(Refusal.of(
                        Reason.TOKEN_NOT_REVOCABLE,
                        "A token of the app itself cannot be revoked; it ends at its expiry, or with the app."));
        };
    }
}
