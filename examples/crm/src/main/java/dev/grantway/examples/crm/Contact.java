package dev.grantway.examples.crm;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A person that an account keeps in touch with. */
record Contact(long id, int accountId, Map<String, String> properties, Instant createdAt, Instant updatedAt) {
    Contact changed(Map<String, String> changes, Instant at) {
        var merged = new TreeMap<>(properties);
        merged.putAll(changes);
        return new Contact(id, accountId, Collections.unmodifiableMap(merged), createdAt, at);
    }

    String property(String name) {
        return properties.getOrDefault(name, "");
    }
}
