package dev.grantway.webhook.lane;

import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.delivery.Sender;
import dev.grantway.webhook.endpoint.EndpointPauses;
import dev.grantway.webhook.role.RoleConfig;
import dev.grantway.webhook.slot.EndpointSlots;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Another sender of the same group, with lanes of its own, as in another process. */
@Singleton
public class SecondSender {
    private final LaneLoops lanes;
    private final DeliveryEngine engine;

    SecondSender(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Vertx vertx,
            Sender sender,
            AppCatalog apps,
            EndpointSlots slots,
            DeliveryRecords records,
            EndpointPauses pauses,
            Clock clock,
            LaneConfig config,
            BreakerConfig breakerConfig,
            RoleConfig roles) {
        this.lanes = new LaneLoops(vertx, sender, apps, slots, records, pauses, clock, config, breakerConfig);
        this.engine = new DeliveryEngine(broker, records, lanes, config, roles);
    }

    void start() {
        lanes.start();
        engine.start();
    }

    void stop() throws InterruptedException {
        engine.stop(Duration.ofSeconds(5));
        lanes.stop();
    }
}
