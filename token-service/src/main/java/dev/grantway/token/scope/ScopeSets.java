package dev.grantway.token.scope;

import dev.grantway.token.key.Sha256;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds and stores combinations of scopes. Rows never change, so they are remembered. */
@Singleton
public class ScopeSets {
    private static final int REMEMBERED = 10_000;

    private final Map<Integer, ScopeSet> remembered = new ConcurrentHashMap<>();
    private final ScopeSetStore store;

    ScopeSets(ScopeSetStore store) {
        this.store = store;
    }

    /** The stored combination of these scopes, whatever their order; stores it when it is new. */
    public ScopeSet of(Collection<String> scopes) {
        var sorted = scopes.stream().distinct().sorted().toList();
        byte[] digest = Sha256.of(String.join(" ", sorted));
        return store.find(digest)
                .or(() -> store.insert(digest, sorted))
                .or(() -> store.find(digest)) // another request has just stored it
                .orElseThrow(() -> new IllegalStateException("a scope set could not be stored"));
    }

    /** The combination with this id, which a token or grant of ours names. */
    public ScopeSet load(int id) {
        var known = remembered.get(id);
        if (known != null) {
            return known;
        }
        var loaded = store.load(id).orElseThrow(() -> new IllegalStateException("no scope set " + id));
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(id, loaded);
        return loaded;
    }
}
