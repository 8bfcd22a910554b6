package dev.grantway.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.contracts.routes.Routes;
import dev.grantway.devstack.EmbeddedDatabase;
import dev.grantway.devstack.Ports;
import dev.grantway.quickstart.Programs.Addresses;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts all of Grantway on this machine and stops it as one. */
final class Quickstart implements AutoCloseable {
    private final Settings settings;
    private final DataDirectory data;
    private final Progress progress;
    private final Map<String, Addresses> addresses = new HashMap<>();
    /** What runs beside the children, newest first: it is stopped in that order. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private final Deque<Child> children = new ArrayDeque<>();
    private boolean closed;

    private Quickstart(Settings settings, DataDirectory data, Progress progress) {
        this.settings = settings;
        this.data = data;
        this.progress = progress;
    }

    static void main() throws InterruptedException {
        var progress = new Progress(System.out);
        try {
            var settings = Settings.from(System.getenv());
            var data = DataDirectory.open(settings);
            var quickstart = new Quickstart(settings, data, progress);
            Runtime.getRuntime().addShutdownHook(new Thread(quickstart::close, "stop"));
            LauncherLog.writeTo(data.log("launcher"));
            quickstart.startOrExplain();
            Thread.sleep(Long.MAX_VALUE);
        } catch (CannotStart e) {
            if (!e.reason().isEmpty()) { // empty when it was stopped while it started
                progress.failed(e.reason());
            }
            System.exit(1);
        }
    }

    /** Whatever goes wrong is one line; the log has the rest. */
    private void startOrExplain() throws InterruptedException {
        try {
            start();
        } catch (CannotStart e) {
            throw e;
        } catch (RuntimeException e) {
            LauncherLog.failed(e);
            throw new CannotStart(data.fullDisk()
                    .orElseGet(() -> "Grantway cannot start: " + e.getMessage() + ". More in "
                            + data.resolve("logs/launcher.log")));
        }
    }

    private void start() throws InterruptedException {
        stopOrphans(); // they may hold the ports that are looked at next
        requireFreePorts();
        Programs.requireJars(settings);
        for (String name : Programs.names(settings)) {
            addresses.put(name, new Addresses(Ports.free(), Ports.free()));
        }
        keep(running, new Origin(settings.port(), Routes.load(), portByService()));

        var secrets = Secrets.open(data);
        requireSameExamplePort(secrets);
        var bootstrap = Demo.bootstrap(settings, secrets);
        var programs = new Programs(settings, data, secrets, addresses);
        try (var parallel = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newHttpClient()) {
            var files = parallel.submit(() -> new GivenFiles(data, secrets, bootstrap).write());
            var kafka = parallel.submit(this::startKafka);
            var database = join(parallel.submit(this::startDatabase));
            var jdbcUrls = new HashMap<String, String>();
            Programs.SERVICES.forEach(
                    service -> jdbcUrls.put(service.replace('-', '_'), database.jdbcUrl(service.replace('-', '_'))));
            join(files);
            join(kafka);
            for (var program : programs.all(name -> jdbcUrls.getOrDefault(name, ""))) {
                keep(children, Child.start(program, data, progress));
            }
            awaitChildren(parallel, http);
            finish(http, secrets, bootstrap);
        }
    }

    /** Remembers a part to be stopped; when stopping has begun meanwhile, that is now. */
    private synchronized <T extends AutoCloseable> void keep(Deque<? super T> parts, T part) {
        parts.push(part);
        if (closed) {
            closeAll(List.of(part));
            throw new CannotStart("");
        }
    }

    private void requireFreePorts() {
        if (!Ports.isFree(settings.port())) {
            throw CannotStart.portTaken(settings.port(), "GRANTWAY_PORT", 8180);
        }
        if (!Ports.isFree(settings.kafkaPort())) {
            throw CannotStart.portTaken(settings.kafkaPort(), "GRANTWAY_KAFKA_PORT", 9192);
        }
        if (settings.demo() && !Ports.isFree(settings.examplePort())) {
            throw CannotStart.portTaken(settings.examplePort(), "GRANTWAY_EXAMPLE_PORT", 8190);
        }
    }

    private Map<String, Integer> portByService() {
        var ports = new HashMap<String, Integer>();
        addresses.forEach(
                (name, address) -> ports.put(name.equals("example-crm") ? Programs.PRODUCT : name, address.port()));
        return ports;
    }

    /** Services before their database, which waits for their connections to end. */
    private void stopOrphans() throws InterruptedException {
        var stopping = new ArrayList<Thread>();
        Programs.jars(settings)
                .forEach(
                        (name, jar) -> stopping.add(Thread.ofVirtual().start(() -> Child.stopOrphan(name, jar, data))));
        for (var each : stopping) {
            each.join();
        }
    }

    /** The demo apps were registered with redirect URLs of that port. */
    private void requireSameExamplePort(Secrets secrets) {
        if (!settings.demo()) {
            return;
        }
        String first = secrets.noted("example-port", Integer.toString(settings.examplePort()));
        if (!first.equals(Integer.toString(settings.examplePort()))) {
            throw new CannotStart(
                    "The demo apps in %s were made for port %s. Run GRANTWAY_EXAMPLE_PORT=%s make run, or start anew: make clean-data"
                            .formatted(settings.data(), first, first));
        }
    }

    private EmbeddedDatabase startDatabase() {
        try {
            var database = EmbeddedDatabase.durable(data.resolve("postgres"));
            keep(running, database);
            progress.tell("PostgreSQL");
            return database;
        } catch (RuntimeException e) {
            LauncherLog.failed(e);
            throw new CannotStart(data.fullDisk()
                    .orElse(
                            System.getProperty("user.name").equals("root")
                                    ? "PostgreSQL does not start as root here. Run \"make run\" as an ordinary user; the log has more: "
                                            + data.resolve("logs/launcher.log")
                                    : "PostgreSQL does not start; the log tells why: "
                                            + data.resolve("logs/launcher.log")));
        }
    }

    private Broker startKafka() {
        var kafka = Broker.start(settings, data, progress);
        keep(running, kafka);
        progress.tell("Kafka at " + settings.kafka());
        return kafka;
    }

    private void awaitChildren(ExecutorService parallel, HttpClient http) throws InterruptedException {
        var waiting = new ArrayList<Future<?>>();
        for (var child : children) {
            waiting.add(parallel.submit((Callable<Void>) () -> {
                child.awaitReady(http);
                progress.tell(child.name());
                return null;
            }));
        }
        for (var each : waiting) {
            join(each);
        }
    }

    private static <T> T join(Future<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void finish(HttpClient http, Secrets secrets, Bootstrap bootstrap) throws InterruptedException {
        var checks = new DemoChecks(http, settings);
        String token = checks.await(
                "The token endpoint",
                () -> OperatorToken.request(
                        http, settings.baseUrl(), secrets.secret("service-client." + OperatorToken.CLIENT_ID)));
        if (settings.demo()) {
            checks.awaitAll(bootstrap);
            progress.tell("demo apps");
        }
        try {
            var file = data.write(
                    "demo.json",
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(DemoFile.of(settings, bootstrap, token)));
            progress.ready(settings, bootstrap.users(), file.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Children first and all at once, then what they need. */
    @Override
    public void close() {
        if (Files.exists(data.resolve("demo.json"))) {
            data.delete("demo.json");
            progress.failed("\nStopping …");
        }
        List<Child> startedChildren;
        List<AutoCloseable> startedParts;
        synchronized (this) {
            closed = true;
            startedChildren = List.copyOf(children);
            startedParts = List.copyOf(running);
        }
        startedChildren.forEach(Child::beginStop);
        closeAll(startedChildren);
        closeAll(startedParts);
        data.close();
    }

    private void closeAll(List<? extends AutoCloseable> parts) {
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception e) { // the others must be stopped all the same
                progress.failed("A part could not be stopped cleanly: " + e);
            }
        }
    }
}
