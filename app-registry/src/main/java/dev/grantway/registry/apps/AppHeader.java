package dev.grantway.registry.apps;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A header that goes with each of an app's webhooks, its value sealed. */
@Entity
class AppHeader {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_header_id_seq")
    @SequenceGenerator(name = "app_header_id_seq", sequenceName = "app_header_id_seq", allocationSize = 1)
    @Nullable
    Long id;

    int appId;
    String name;

    /** The name in lower case, for headers have no case. */
    String nameKey;

    byte[] sealed;
    Instant changedAt;

    /** For JPA. */
    AppHeader() {}

    AppHeader(int appId, String name, byte[] sealed, Instant changedAt) {
        this.appId = appId;
        this.name = name;
        this.nameKey = keyOf(name);
        this.sealed = sealed;
        this.changedAt = changedAt;
    }

    static String keyOf(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
