package dev.grantway.token.oauth;

import dev.grantway.platform.seal.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request, each with one value. RFC 6749, section 3.2. */
public final class Parameters {
    private final Map<String, String> values;

    Parameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Optional<Secret> findSecret(String name) {
        return find(name).map(Secret::new);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** These and one more that came by another way; a name that is there already keeps its place. */
    public Parameters with(String name, String value) {
        var all = new HashMap<>(values);
        all.putIfAbsent(name, value);
        return new Parameters(all);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** The names only: values are secrets. */
    @Override
    public String toString() {
        return "Parameters" + names();
    }
}
