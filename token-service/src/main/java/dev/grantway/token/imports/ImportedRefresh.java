package dev.grantway.token.imports;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.refresh.TokenRefresh;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Refreshes by our refresh tokens, and by those of another system that were imported. RFC 6749, section 6. */
@Singleton
public class ImportedRefresh {
    private final ImportedTokens imported;
    private final TokenRefresh refresh;

    ImportedRefresh(ImportedTokens imported, TokenRefresh refresh) {
        this.imported = imported;
        this.refresh = refresh;
    }

    /**
     * Answers with tokens of ours, whichever the client holds.
     *
     * @param scope some of what was granted, for this access token alone; absent for all of it
     */
    public TokenOutcome refresh(Recipient to, Secret refreshToken, Optional<String> scope) {
        return imported.translate(to.app(), refreshToken.value())
                .map(token -> refresh(to, token, scope))
                .orElseGet(() -> refresh.refresh(to, refreshToken, scope));
    }

    private TokenOutcome refresh(Recipient to, ImportedTokens.Translated token, Optional<String> scope) {
        var outcome = token.unused()
                ? refresh.refreshFirst(to, token.ours(), scope)
                : refresh.refresh(to, token.ours(), scope);
        if (outcome instanceof TokenOutcome.Issued) {
            imported.noteFirstUse(token);
        }
        return outcome;
    }
}
