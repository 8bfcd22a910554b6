package dev.grantway.quickstart;

import dev.grantway.devstack.Orphan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A service or an example in a JVM of its own. When it ends by itself it is started again, as Kubernetes would. While a
 * file {@code hold/<name>} is in the data directory it is stopped and stays so: to see what works without it.
 */
final class Child implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Program program;
    private final DataDirectory data;
    private final Progress progress;
    private final Path log;
    private Process process;
    private volatile boolean closing;

    private Child(Program program, DataDirectory data, Progress progress, Path log) {
        this.program = program;
        this.data = data;
        this.progress = progress;
        this.log = log;
        process = launch();
    }

    static Child start(Program program, DataDirectory data, Progress progress) {
        return new Child(program, data, progress, data.log(program.name()));
    }

    /** Stops what a killed launcher left of a child. */
    static void stopOrphan(String name, Path jar, DataDirectory data) {
        Orphan.stop(pidFile(name, data), jar.toString());
    }

    private static Path pidFile(String name, DataDirectory data) {
        return data.resolve(name + ".pid");
    }

    private synchronized Process launch() {
        try {
            var command = program.command()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process = command.start();
            Files.writeString(pidFile(program.name(), data), Long.toString(process.pid()));
            return process;
        } catch (IOException e) {
            throw new CannotStart(data.fullDisk().orElse(program.name() + " cannot be started: " + e.getMessage()));
        }
    }

    private synchronized Process process() {
        return process;
    }

    String name() {
        return program.name();
    }

    /** Returns once it can serve, and watches over it from then on. */
    void awaitReady(HttpClient http) throws InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(http)) {
            if (!process().isAlive() || System.nanoTime() > end) {
                throw new CannotStart(
                        data.fullDisk().orElse(program.name() + " did not become ready; its log tells why: " + log));
            }
            Thread.sleep(LOOK);
        }
        Thread.ofVirtual().name("watch " + program.name()).start(this::watch);
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        var ready = HttpRequest.newBuilder(program.ready())
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) { // not listening yet
            return false;
        }
    }

    private void watch() {
        try {
            var backOff = new BackOff();
            while (!closing) {
                boolean held = Files.exists(data.resolve("hold").resolve(program.name()));
                if (held && process().isAlive()) {
                    progress.tell(program.name() + " is held");
                    stop(process());
                } else if (!held && !process().isAlive()) {
                    progress.tell("%s had ended (%d) and is started again"
                            .formatted(program.name(), process().exitValue()));
                    Thread.sleep(backOff.next());
                    relaunch();
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException | CannotStart e) {
            progress.failed(program.name() + " is not started again: " + e.getMessage());
        }
    }

    private synchronized void relaunch() {
        if (!closing) {
            var _ = launch();
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to stop, and lets no other take its place. */
    synchronized void beginStop() {
        closing = true;
        process.destroy();
    }

    @Override
    public void close() {
        beginStop();
        stop(process());
        data.delete(program.name() + ".pid");
    }
}
