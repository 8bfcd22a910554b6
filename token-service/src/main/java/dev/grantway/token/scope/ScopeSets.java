package dev.grantway.token.scope;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grantway.token.key.Sha256;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.Refusal;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds and stores combinations of scopes. Rows never change, so those in use are remembered. */
@Singleton
public class ScopeSets {
    private static final int REMEMBERED = 10_000;

    private final Cache<Integer, ScopeSet> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();
    private final ScopeSetStore store;
    private final ScopeSetsConfig config;

    ScopeSets(ScopeSetStore store, ScopeSetsConfig config) {
        this.store = store;
        this.config = config;
    }

    /** The stored combination of these scopes, whatever their order; stores it when it is new. */
    public ScopeSet findOrStore(Collection<String> scopes) {
        var sorted = sorted(scopes);
        byte[] digest = digest(sorted);
        return store.find(digest)
                .or(() -> store.insert(digest, sorted))
                .or(() -> store.find(digest)) // another request has just stored it
                .orElseThrow(() -> new IllegalStateException("a scope set could not be stored"));
    }

    /**
     * The combination that an app asks for in one token; stores it when it is new and the app has not too many.
     *
     * @param scope the parameter's text
     */
    public NarrowingOutcome narrow(int appId, Collection<String> granted, String scope) {
        var asked = Scopes.parse(scope);
        if (asked.isEmpty() || !granted.containsAll(asked)) {
            return refused("scope has what was not granted.");
        }
        return asked.containsAll(granted)
                ? new NarrowingOutcome.Given(findOrStore(asked))
                : findOrStoreNarrowed(appId, asked)
                        .<NarrowingOutcome>map(NarrowingOutcome.Given::new)
                        .orElseGet(() -> refused("This app has asked for fewer scopes in " + config.narrowedPerApp()
                                + " different ways, and there is no room for more: send one of those, or no scope."));
    }

    private Optional<ScopeSet> findOrStoreNarrowed(int appId, Collection<String> scopes) {
        var sorted = sorted(scopes);
        byte[] digest = digest(sorted);
        return store.find(digest)
                .or(() -> store.insertNarrowed(digest, sorted, appId, config.narrowedPerApp()))
                .or(() -> store.find(digest));
    }

    /** The combination with this id, which a token or grant of ours names. */
    public ScopeSet load(int id) {
        var known = remembered.getIfPresent(id);
        if (known != null) {
            return known;
        }
        var loaded = store.load(id).orElseThrow(() -> new IllegalStateException("no scope set " + id));
        remembered.put(id, loaded);
        return loaded;
    }

    private static List<String> sorted(Collection<String> scopes) {
        return scopes.stream().distinct().sorted().toList();
    }

    private static byte[] digest(List<String> sorted) {
        return Sha256.of(String.join(" ", sorted));
    }

    private static NarrowingOutcome refused(String description) {
        return new NarrowingOutcome.Refused(Refusal.of(Reason.SCOPE_DIFFERS, description));
    }
}
