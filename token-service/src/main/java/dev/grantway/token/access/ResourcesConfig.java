package dev.grantway.token.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What access tokens are good for. */
@ConfigMapping(prefix = "grantway.token")
interface ResourcesConfig {
    /**
     * The resources that a client may name in {@code resource}, as exact texts; they become the {@code aud} of JWTs. The
     * platform's base URL alone when it is absent. RFC 8707.
     */
    Optional<List<String>> resources();
}
