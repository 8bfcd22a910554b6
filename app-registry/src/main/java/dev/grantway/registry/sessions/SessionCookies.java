package dev.grantway.registry.sessions;

import dev.grantway.platform.session.SessionConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The {@code Set-Cookie} values that give a browser its session and take it away. */
@Singleton
@Startup // a name that browsers refuse is told at start
class SessionCookies {
    private final String name;
    private final String attributes;

    SessionCookies(SessionConfig config, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        boolean https = baseUrl.startsWith("https://");
        if (https != config.cookieName().startsWith("__Host-")) {
            throw new IllegalStateException("grantway.session.cookie-name is " + config.cookieName()
                    + " and grantway.base-url is " + baseUrl
                    + ": the name must begin with __Host- on https, and must not on http, where browsers refuse it");
        }
        this.name = config.cookieName();
        // Lax, so that the session is there when an install link on another site is followed
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
    }

    /** Outlives the JWT in it, so that an expired one can be shown and renewed. */
    String carrying(String jwt, Duration maxAge) {
        return name + "=" + jwt + "; Max-Age=" + maxAge.toSeconds() + attributes;
    }

    String forgetting() {
        return name + "=; Max-Age=0" + attributes;
    }
}
