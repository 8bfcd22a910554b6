package dev.grantway.webhook.lane;

import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.jspecify.annotations.Nullable;

/** Runs the loop that sends, from start to stop. */
@Singleton
class DeliveryEngine {
    private static final int BEFORE_THE_REST = 1;
    private static final String GROUP = "webhook-sender";

    private final AtomicReference<@Nullable DeliveryLoop> running = new AtomicReference<>();
    private final Map<String, Object> broker;
    private final DeliveryRecords records;
    private final LaneLoops lanes;
    private final LaneConfig config;
    private final RoleConfig roles;

    DeliveryEngine(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            DeliveryRecords records,
            LaneLoops lanes,
            LaneConfig config,
            RoleConfig roles) {
        this.broker = broker;
        this.records = records;
        this.lanes = lanes;
        this.config = config;
        this.roles = roles;
    }

    void atStart(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.SENDER)) {
            lanes.start();
            start();
        }
    }

    void atStop(@Observes @Priority(BEFORE_THE_REST) ShutdownEvent event) throws InterruptedException {
        stop(config.drain());
        lanes.stop();
    }

    void start() {
        var loop = new DeliveryLoop(settings(), records, lanes, config);
        running.set(loop);
        loop.start();
    }

    void stop(Duration drain) throws InterruptedException {
        var loop = running.getAndSet(null);
        if (loop != null) {
            loop.stop(drain);
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.put("group.id", GROUP);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        // a partition of one topic and the same of the other have one owner
        settings.put("partition.assignment.strategy", RangeAssignor.class.getName());
        settings.put("max.poll.records", 500);
        settings.put("fetch.max.bytes", 8 * 1024 * 1024); // what is fetched and not yet taken is in memory too
        settings.put("session.timeout.ms", 10_000);
        settings.put("heartbeat.interval.ms", 2_000);
        return settings;
    }
}
