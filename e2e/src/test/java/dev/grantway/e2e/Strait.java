package dev.grantway.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way between a service and what it calls, which closes at a moment that a test wants. */
final class Strait implements AutoCloseable {
    /** PostgreSQL's word for a transaction that is done, as it ends its answer. */
    private static final String COMMITTED = "COMMIT\0";

    private final int target;
    private final ServerSocket server;
    private final List<Passage> passages = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Closing closing = Closing.NEVER;

    /**
     * When nothing passes any more.
     *
     * @param sign text of what is sent
     * @param afterCommit with the answer to the commit of what the sign was in, and not with the sign itself
     */
    private record Closing(String sign, boolean afterCommit) {
        private static final Closing NEVER = new Closing("\0no such text\0", false);
    }

    Strait(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Keeps back what holds the sign, and all after it. */
    void closeAt(String sign) {
        closing = new Closing(sign, false);
    }

    /** Lets it be committed, and keeps back the answer that says so. */
    void closeAfterCommitOf(String sign) {
        closing = new Closing(sign, true);
    }

    /** Whether it has come to that. */
    boolean isClosed() {
        return closed.get();
    }

    /** What waits is lost; what comes passes. */
    void openAgain() {
        closing = Closing.NEVER;
        passages.forEach(Passage::end);
        passages.clear();
        closed.set(false);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var passage = new Passage(server.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
                passages.add(passage);
                Thread.ofVirtual().start(passage::thither);
                Thread.ofVirtual().start(passage::back);
            } catch (IOException _) {
                // closed, or the target is away
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        openAgain();
    }

    /** One connection. */
    private final class Passage {
        private final Socket caller;
        private final Socket called;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicBoolean signSeen = new AtomicBoolean();

        Passage(Socket caller, Socket called) {
            this.caller = caller;
            this.called = called;
        }

        void thither() {
            pass(caller, called, this::mayGo);
        }

        void back() {
            pass(called, caller, text -> !(signSeen.get() && text.contains(COMMITTED)));
        }

        private boolean mayGo(String text) {
            var present = closing;
            if (!text.contains(present.sign())) {
                return true;
            }
            signSeen.set(present.afterCommit());
            return present.afterCommit();
        }

        private void pass(Socket from, Socket to, java.util.function.Predicate<String> mayPass) {
            try {
                carry(from.getInputStream(), to.getOutputStream(), mayPass);
            } catch (IOException e) { // one of them hung up
                end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void carry(InputStream from, OutputStream to, java.util.function.Predicate<String> mayPass)
                throws IOException, InterruptedException {
            var buffer = new byte[65_536];
            String before = ""; // a sign may come in two pieces
            int length;
            while ((length = from.read(buffer)) >= 0) {
                String text = before + new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                if (!mayPass.test(text)) {
                    closed.set(true);
                    ended.await();
                    return;
                }
                before = text.substring(Math.max(0, text.length() - 60));
                to.write(buffer, 0, length);
                to.flush();
            }
            end();
        }

        void end() {
            ended.countDown();
            for (var socket : List.of(caller, called)) {
                try {
                    socket.close();
                } catch (IOException _) {
                    // it is gone then
                }
            }
        }
    }
}
