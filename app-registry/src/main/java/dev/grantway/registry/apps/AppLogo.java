package dev.grantway.registry.apps;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** The logo of an app. */
@Entity
class AppLogo {
    @Id
    int appId;

    byte[] png;
    Instant changedAt;

    /** For JPA. */
    AppLogo() {}
}
