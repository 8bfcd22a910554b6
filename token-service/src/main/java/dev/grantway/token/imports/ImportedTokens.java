package dev.grantway.token.imports;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.refresh.RefreshTokenMint;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Knows refresh tokens of another system again, and what they are worth here. */
@Singleton
public class ImportedTokens {
    private static final int LONGEST = 512;
    private static final Pattern OURS = Pattern.compile("gw[a-z]1_.*", Pattern.DOTALL);
    /** How long another pod may not know yet that there are any. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final AtomicReference<Optional<Emptiness>> last = new AtomicReference<>(Optional.empty());
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

    private record Emptiness(boolean empty, long atNanos) {
        boolean isFresh() {
            return System.nanoTime() - atNanos < REMEMBERED.toNanos();
        }
    }

    /**
     * A foreign token as a token of ours.
     *
     * @param ours the refresh token of its grant that it is worth as much as, so all rules of rotation hold for it too
     * @param unused whether it was never answered with tokens of ours
     */
    record Translated(SecretBytes hash, Grant grant, Secret ours, boolean unused) {}

    /** The grant of a client's foreign token; empty for any other text. */
    public Optional<Grant> findGrant(AppSnapshot app, String text) {
        return translate(app, text).map(Translated::grant);
    }

    /** Empty for any text but a foreign token of this client; without a look at the database where none was imported. */
    Optional<Translated> translate(AppSnapshot app, String text) {
        if (text.length() > LONGEST || OURS.matcher(text).matches() || !key.isThere() || areNone()) {
            return Optional.empty();
        }
        return key.hash(text)
                .flatMap(hash -> store.find(hash, app.clientId(), config.overlap())
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

    /** Looks again at the next question. */
    void noteImport() {
        last.set(Optional.empty());
    }

    /** Forgets all of them: from now on only tokens of ours work. */
    void end() {
        store.clear();
        noteImport();
    }

    /** Keeps forged tokens from the database where nobody moved in. */
    private boolean areNone() {
        var known = last.get().filter(Emptiness::isFresh);
        if (known.isEmpty()) {
            known = Optional.of(new Emptiness(store.isEmpty(), System.nanoTime()));
            last.set(known);
        }
        return known.get().empty();
    }
}
