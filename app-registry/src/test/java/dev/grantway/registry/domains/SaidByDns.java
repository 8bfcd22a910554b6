package dev.grantway.registry.domains;

import dev.grantway.registry.domains.TxtOutcome.Absent;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tests' DNS. */
@Alternative
@Priority(1)
@Singleton
class SaidByDns implements TxtRecords {
    private final Map<String, TxtOutcome> said = new ConcurrentHashMap<>();

    @Override
    public TxtOutcome find(String name) {
        return said.getOrDefault(name, new Absent());
    }

    void say(String name, String text) {
        said.put(name, new TxtOutcome.Found(List.of(text)));
    }

    void forget(String name) {
        said.remove(name);
    }
}
