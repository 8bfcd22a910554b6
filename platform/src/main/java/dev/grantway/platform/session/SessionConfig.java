package dev.grantway.platform.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The browser session. */
@ConfigMapping(prefix = "grantway.session")
public interface SessionConfig {
    /** How long the signed token in the cookie is good before it is renewed; at most an hour makes sense. */
    @WithDefault("15m")
    Duration ttl();

    /** The cookie's name. On HTTPS it begins with {@code __Host-}; on plain HTTP browsers refuse such a name. */
    @WithDefault("__Host-grantway_session")
    String cookieName();
}
