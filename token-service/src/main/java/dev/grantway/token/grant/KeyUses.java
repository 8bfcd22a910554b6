package dev.grantway.token.grant;

import dev.grantway.token.key.TokenKeys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which keys of refresh tokens live grants still need. */
@Singleton
class KeyUses {
    private final TokenKeys keys;

    KeyUses(TokenKeys keys) {
        this.keys = keys;
    }

    /** All keys of the keyset and of grants, by number; then what is of an unknown key. Zero where there is nothing. */
    List<KeyUse> usedBy(List<GrantStore.KeyCount> counts) {
        var grants = counts.stream().collect(Collectors.toMap(GrantStore.KeyCount::keyId, GrantStore.KeyCount::grants));
        var known = Stream.concat(keys.ids().stream(), grants.keySet().stream().flatMap(Optional::stream))
                .distinct()
                .sorted(Integer::compareUnsigned)
                .map(id -> use(Optional.of(id), grants));
        return Stream.concat(known, Stream.of(use(Optional.empty(), grants))).toList();
    }

    private KeyUse use(Optional<Integer> id, Map<Optional<Integer>, Long> grants) {
        return new KeyUse(
                id.map(Integer::toUnsignedLong),
                id.filter(known -> known == keys.newest()).isPresent(),
                grants.getOrDefault(id, 0L));
    }
}
