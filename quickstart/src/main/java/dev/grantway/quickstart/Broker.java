package dev.grantway.quickstart;

import dev.grantway.devstack.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Kafka in this JVM. It is stopped while a file {@code hold/kafka} is in the data directory, as a {@link Child} is. */
final class Broker implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path directory;
    private final int port;
    private final Path hold;
    private final Progress progress;
    private Optional<EmbeddedKafka> kafka;
    private boolean closed;

    private Broker(Settings settings, DataDirectory data, Progress progress) {
        directory = data.resolve("kafka");
        port = settings.kafkaPort();
        hold = data.resolve("hold").resolve("kafka");
        this.progress = progress;
        kafka = Optional.of(new EmbeddedKafka(directory, port));
    }

    static Broker start(Settings settings, DataDirectory data, Progress progress) {
        var broker = new Broker(settings, data, progress);
        Thread.ofPlatform().name("watch kafka").daemon().start(broker::watch);
        return broker;
    }

    private void watch() {
        try {
            while (look()) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean look() {
        boolean held = Files.exists(hold);
        if (!closed && held && kafka.isPresent()) {
            progress.tell("Kafka is held");
            stop();
        } else if (!closed && !held && kafka.isEmpty()) {
            kafka = Optional.of(new EmbeddedKafka(directory, port));
            progress.tell("Kafka is back");
        }
        return !closed;
    }

    private void stop() {
        kafka.ifPresent(EmbeddedKafka::close);
        kafka = Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
