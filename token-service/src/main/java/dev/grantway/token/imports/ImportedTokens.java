package dev.grantway.token.imports;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.imports.ImportedTokenStore.Bound;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.refresh.RefreshToken;
import dev.grantway.token.refresh.RefreshTokenMint;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** Knows refresh tokens of another system again, and what they are worth here. */
@Singleton
public class ImportedTokens {
    /** Of a token, in characters: the JWTs of other systems have thousands. A body has 64 KiB at most. */
    static final int LONGEST = 16 * 1024;

    private final ImportKey key;
    private final ImportedTokenStore store;
    private final ImportConfig config;
    private final Grants grants;
    private final RefreshTokenMint mint;

    ImportedTokens(ImportKey key, ImportedTokenStore store, ImportConfig config, Grants grants, RefreshTokenMint mint) {
        this.key = key;
        this.store = store;
        this.config = config;
        this.grants = grants;
        this.mint = mint;
    }

    /**
     * A foreign token as a token of ours.
     *
     * @param ours the refresh token of its grant that it is worth as much as, so all rules of rotation hold for it too
     * @param unused whether it was never answered with tokens of ours
     */
    record Translated(SecretBytes hash, Grant grant, Secret ours, boolean unused) {}

    /**
     * What a refresh token says, one of ours or a foreign one that stands for it; empty for any other text. For who tells of
     * it or ends it, and sees by its grant whose it is.
     */
    public Optional<RefreshToken> readRefreshToken(String text) {
        return mint.read(text)
                .or(() -> translate(text, _ -> true)
                        .flatMap(token -> mint.read(token.ours().value())));
    }

    /** Empty for any text but a foreign token of this client. */
    Optional<Translated> translate(AppSnapshot app, String text) {
        return translate(text, bound -> bound.clientId().equals(app.clientId()));
    }

    /**
     * It is looked for by its primary key each time: another pod may have imported it a moment ago. Without an import key
     * PostgreSQL is not asked.
     *
     * <p>A text that only looks like a refresh token of ours may be one of another Grantway.
     */
    private Optional<Translated> translate(String text, Predicate<Bound> allowed) {
        if (!key.isThere() || text.length() > LONGEST || mint.read(text).isPresent()) {
            return Optional.empty();
        }
        return key.hash(text)
                .flatMap(hash -> store.find(hash, config.overlap())
                        .filter(allowed)
                        .flatMap(bound -> grants.find(bound.grantId())
                                .map(grant -> new Translated(
                                        SecretBytes.of(hash),
                                        grant,
                                        mint.mint(grant, bound.rotation()),
                                        bound.unused()))));
    }

    void noteFirstUse(Translated token) {
        if (token.unused()) {
            store.noteFirstUse(token.hash().toArray());
        }
    }

    /** Forgets all of them: from now on only tokens of ours work. */
    void end() {
        store.clear();
    }
}
