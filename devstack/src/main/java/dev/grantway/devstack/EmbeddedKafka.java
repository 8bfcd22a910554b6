package dev.grantway.devstack;

import dev.grantway.contracts.topics.Topic;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker and its controller in this JVM, in KRaft mode. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Optional<Integer> PARTITIONS = Optional.of(4);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    /**
     * Starts a broker.
     *
     * @param directory holds its log; formatted when empty
     * @param port 0 for any free port
     */
    public EmbeddedKafka(Path directory, int port) {
        int brokerPort = port == 0 ? Ports.free() : port;
        bootstrapServers = "localhost:" + brokerPort;
        if (!Files.exists(directory.resolve("meta.properties"))) {
            format(directory);
        }
        server = new KafkaRaftServer(new KafkaConfig(settings(directory, brokerPort)), Time.SYSTEM);
        server.startup();
        createTopics();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** As an operator's tooling does in production: nothing creates topics by using them. */
    private void createTopics() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var present = admin.listTopics().names().get();
            var absent = Arrays.stream(Topic.values())
                    .filter(topic -> !present.contains(topic.topicName()))
                    .map(EmbeddedKafka::newTopic)
                    .toList();
            admin.createTopics(absent).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not create the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka started", e);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        var settings = topic.retention()
                .map(kept -> Map.of("retention.ms", Long.toString(kept.toMillis())))
                .orElse(Map.of("cleanup.policy", "compact"));
        return new NewTopic(topic.topicName(), PARTITIONS, Optional.empty()).configs(settings);
    }

    private static void format(Path directory) {
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) { // the formatter declares Exception
            throw new IllegalStateException("cannot format " + directory + " for Kafka", e);
        }
    }

    private static Map<String, String> settings(Path directory, int port) {
        int controllerPort = Ports.free();
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("log.dir", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // a fraction of the default heap: the cleaner alone would take 128 MB
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        return settings;
    }
}
