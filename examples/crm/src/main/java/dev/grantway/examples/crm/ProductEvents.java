package dev.grantway.examples.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.examples.crm.ContactLog.Entry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes the log's changes as CloudEvents in binary mode, in the log's order and at least once: a crash or a broker's
 * absence may repeat a record, always with the same {@code ce_id}.
 */
final class ProductEvents implements AutoCloseable {
    private static final String TOPIC = "grantway.product-events.v1";
    private static final int BATCH = 200;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(12);
    private static final Logger LOG = System.getLogger(ProductEvents.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ContactLog log;
    private final Producer<String, String> producer;
    private final Thread thread;
    private volatile boolean stopping;

    /** One event: its type and what is in it. */
    private record Event(String id, String type, Map<String, Object> value) {}

    ProductEvents(ContactLog log, String bootstrapServers) {
        this.log = log;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "enable.idempotence", "true", // retries inside the client neither double nor reorder
                        "max.block.ms", "5000",
                        "delivery.timeout.ms", "10000",
                        "request.timeout.ms", "5000",
                        "linger.ms", "0",
                        "buffer.memory", "4194304"),
                new StringSerializer(),
                new StringSerializer());
        thread = Thread.ofVirtual().name("product-events").start(this::run);
    }

    private void run() {
        try {
            becomeReady();
            long position = log.published();
            while (!stopping) {
                var batch = log.read(position, BATCH);
                if (batch.isEmpty()) {
                    log.awaitMoreThan(position);
                } else if (publish(batch)) {
                    position = batch.getLast().next();
                    log.recordPublished(position);
                } else {
                    Thread.sleep(Duration.ofSeconds(1)); // the same batch again
                }
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The log of contacts cannot be read; no events are published any more.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Meets the broker before there is anything to say, so that the first event is as fast as any. */
    private void becomeReady() {
        try {
            var _ = producer.partitionsFor(TOPIC);
        } catch (KafkaException e) {
            LOG.log(Level.WARNING, "Kafka is away; events wait in the log: " + e.getMessage());
        }
    }

    private boolean publish(List<Entry> batch) throws InterruptedException {
        var sent = new ArrayList<Future<?>>();
        try {
            for (Entry entry : batch) {
                for (var message : records(entry.change())) {
                    sent.add(producer.send(message));
                }
            }
            for (var one : sent) {
                one.get();
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.log(Level.WARNING, "Kafka did not take the events; they are sent again: " + e.getMessage());
            return false;
        }
    }

    private static List<ProducerRecord<String, String>> records(Change change) {
        return events(change).stream().map(event -> message(change, event)).toList();
    }

    /** One for a new contact, one for each property of a changed one. */
    private static List<Event> events(Change change) {
        if (change.created()) {
            return List.of(new Event(change.id(), "contact.creation", value(change, "CREATED")));
        }
        return change.properties().entrySet().stream()
                .map(property -> {
                    var value = value(change, "UPDATED");
                    value.put("propertyName", property.getKey());
                    value.put("propertyValue", property.getValue());
                    return new Event(change.id() + "." + property.getKey(), "contact.propertyChange", value);
                })
                .toList();
    }

    private static Map<String, Object> value(Change change, String changeFlag) {
        var value = new LinkedHashMap<String, Object>();
        value.put("accountId", change.accountId());
        value.put("objectType", "contact");
        value.put("objectId", change.contactId());
        value.put("changeSource", change.by().source());
        value.put("changeFlag", changeFlag);
        value.put("sourceId", change.by().sourceId());
        return value;
    }

    private static ProducerRecord<String, String> message(Change change, Event event) {
        String key = Integer.toString(change.accountId());
        var message = new ProducerRecord<>(TOPIC, key, json(event.value()));
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id());
        headers.put("ce_type", event.type());
        headers.put("ce_source", "/crm");
        headers.put("ce_subject", "contacts/" + change.contactId());
        headers.put("ce_time", change.at().toString());
        headers.put("ce_partitionkey", key);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stopping = true; // no interrupt: it would close the files that are being read
        try {
            thread.join(STOPS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(2)); // what is not out yet is in the log
    }
}
