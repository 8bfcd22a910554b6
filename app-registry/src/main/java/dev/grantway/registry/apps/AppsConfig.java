package dev.grantway.registry.apps;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of what developers may register. */
@ConfigMapping(prefix = "grantway.registry")
public interface AppsConfig {
    /** Takes webhook targets on this very machine, over plain http too; for development only. */
    @WithDefault("false")
    boolean allowLoopbackWebhooks();

    /** How long a secret still works after its successor was made. */
    @WithDefault("7d")
    Duration secretOverlap();

    /** How long the topics tell of a deleted app; then its key is forgotten there. */
    @WithDefault("30d")
    Duration deletedKept();

    /** Most apps of one developer account. */
    @WithDefault("100")
    int appsPerAccount();

    /** Most webhook subscriptions of one app. */
    @WithDefault("1000")
    int subscriptionsPerApp();

    /** Most redirect URLs of one app. */
    @WithDefault("50")
    int redirectUrlsPerApp();

    /** Most accounts that a private app names. */
    @WithDefault("1000")
    int allowedAccountsPerApp();
}
