package dev.grantway.install.attack;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All attacks that there are. */
@Singleton
class AttackClasses {
    private final Map<String, Attack> attacks = new HashMap<>();

    AttackClasses(@All List<AttackClass> classes) {
        for (var kind : classes) {
            kind.attacks().forEach((id, attack) -> {
                if (attacks.put(id, attack) != null) {
                    throw new IllegalStateException("two attacks for " + id);
                }
            });
        }
    }

    Map<String, Attack> byId() {
        return Map.copyOf(attacks);
    }
}
