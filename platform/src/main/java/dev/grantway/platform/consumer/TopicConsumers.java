package dev.grantway.platform.consumer;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The consumers of this service. Start them when start-up is observed. */
@Singleton
public class TopicConsumers {
    private static final int BEFORE_THE_REST = 1;

    private final List<ConsumerLoop> loops = new CopyOnWriteArrayList<>();
    private final Map<String, Object> broker;

    TopicConsumers(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** Starts a consumer on a thread of its own; closing it waits for the batch at hand. */
    public AutoCloseable start(ConsumerDefinition definition) {
        var loop = new ConsumerLoop(broker, definition);
        loops.add(loop);
        loop.start();
        return () -> {
            loops.remove(loop);
            loop.stop();
            loop.join();
        };
    }

    void stop(@Observes @Priority(BEFORE_THE_REST) ShutdownEvent event) throws InterruptedException {
        loops.forEach(ConsumerLoop::stop);
        for (var loop : loops) {
            loop.join();
        }
    }
}
