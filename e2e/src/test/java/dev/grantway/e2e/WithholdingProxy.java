package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a service and PostgreSQL. Told a piece of a statement, it lets that statement through and keeps what
 * PostgreSQL answers: it is committed then, and the service does not know.
 */
final class WithholdingProxy implements AutoCloseable {
    /** ReadyForQuery outside of a transaction: whatever the statement changed is committed. */
    private static final String COMMITTED = "Z\0\0\0\5I";

    private static final long PATIENCE_SECONDS = 30;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final AtomicReference<Trap> trap = new AtomicReference<>(new Trap(Optional.empty()));

    private record Trap(Optional<String> statement, CountDownLatch committed) {
        Trap(Optional<String> statement) {
            this(statement, new CountDownLatch(1));
        }
    }

    WithholdingProxy(String host, int port) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.port = port;
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next connection that sends this has no answer any more. */
    void withhold(String statement) {
        trap.set(new Trap(Optional.of(statement)));
    }

    /** Waits until PostgreSQL has committed it. */
    void awaitCommit() throws InterruptedException {
        boolean came = trap.get().committed().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(came).as("the statement was committed").isTrue();
        trap.set(new Trap(Optional.empty()));
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException _) {
                // closed, or PostgreSQL is: the service sees it
            }
        }
    }

    private void connect(Socket service) throws IOException {
        var database = new Socket(host, port);
        var caught = new AtomicReference<>(Optional.<Trap>empty());
        Thread.ofVirtual()
                .start(() -> pump(service, database, new Watch() {
                    private String tail = "";

                    @Override
                    public boolean mayPass(String part) {
                        String seen = tail + part;
                        var armed = trap.get();
                        if (armed.statement().filter(seen::contains).isPresent()) {
                            caught.set(Optional.of(armed));
                        }
                        tail = seen.substring(Math.max(0, seen.length() - 200));
                        return true;
                    }
                }));
        Thread.ofVirtual()
                .start(() -> pump(database, service, part -> {
                    var held = caught.get();
                    held.filter(_ -> part.endsWith(COMMITTED))
                            .ifPresent(armed -> armed.committed().countDown());
                    return held.isEmpty();
                }));
    }

    /** Looks at what passes, one char a byte. */
    private interface Watch {
        boolean mayPass(String part);
    }

    private static void pump(Socket from, Socket to, Watch watch) {
        byte[] part = new byte[16 * 1024];
        try (from;
                to) {
            for (int n = from.getInputStream().read(part);
                    n >= 0;
                    n = from.getInputStream().read(part)) {
                if (watch.mayPass(new String(part, 0, n, StandardCharsets.ISO_8859_1))) {
                    to.getOutputStream().write(part, 0, n);
                    to.getOutputStream().flush();
                }
            }
        } catch (IOException _) {
            // one of them has gone, and so does the other
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
