package dev.grantway.registry.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The audit log of developer accounts. */
@ConfigMapping(prefix = "grantway.registry.audit")
interface AuditConfig {
    /** How long entries are kept. Rules for audits commonly ask for a year. */
    @WithDefault("400d")
    Duration kept();
}
