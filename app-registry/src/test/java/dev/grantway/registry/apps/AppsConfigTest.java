package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppsConfigTest {
    @Test
    void hasSafeDefaults() {
        var config = config(Map.of());

        assertThat(config.allowLoopbackWebhooks()).isFalse();
        assertThat(config.secretOverlap()).isEqualTo(Duration.ofDays(7));
        assertThat(config.deletedKept()).isEqualTo(Duration.ofDays(30));
        assertThat(config.appsPerAccount()).isEqualTo(100);
        assertThat(config.subscriptionsPerApp()).isEqualTo(1000);
        assertThat(config.redirectUrlsPerApp()).isEqualTo(50);
        assertThat(config.allowedAccountsPerApp()).isEqualTo(1000);
    }

    @Test
    void takesEachKey() {
        var config = config(Map.of(
                "grantway.registry.allow-loopback-webhooks", "true",
                "grantway.registry.secret-overlap", "12h",
                "grantway.registry.deleted-kept", "2d",
                "grantway.registry.apps-per-account", "3",
                "grantway.registry.subscriptions-per-app", "5",
                "grantway.registry.redirect-urls-per-app", "2",
                "grantway.registry.allowed-accounts-per-app", "4"));

        assertThat(config.allowLoopbackWebhooks()).isTrue();
        assertThat(config.secretOverlap()).isEqualTo(Duration.ofHours(12));
        assertThat(config.deletedKept()).isEqualTo(Duration.ofDays(2));
        assertThat(config.appsPerAccount()).isEqualTo(3);
        assertThat(config.subscriptionsPerApp()).isEqualTo(5);
        assertThat(config.redirectUrlsPerApp()).isEqualTo(2);
        assertThat(config.allowedAccountsPerApp()).isEqualTo(4);
    }

    private static AppsConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AppsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(AppsConfig.class);
    }
}
