package dev.grantway.platform.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Calls between services. */
@ConfigMapping(prefix = "grantway.service")
interface ServiceConfig {
    /** Where token-service publishes its keys; its own address inside the cluster. */
    @WithDefault("http://token-service:8080/oauth2/jwks")
    URI jwksUrl();
}
