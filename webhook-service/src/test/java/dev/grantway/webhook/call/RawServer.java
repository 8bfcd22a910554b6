package dev.grantway.webhook.call;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint that answers with whatever bytes a test wants. */
final class RawServer implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ServerSocket socket;

    /** Writes an answer. */
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Answer answer) {
        try {
            socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = threads.submit(() -> {
            while (!socket.isClosed()) {
                var client = socket.accept();
                var _ = threads.submit(() -> serve(client, answer));
            }
            return true;
        });
    }

    static RawServer saying(String answer) {
        return new RawServer(out -> out.write(answer.getBytes(StandardCharsets.US_ASCII)));
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/hook";
    }

    /** The beginnings of the requests. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private boolean serve(Socket client, Answer answer) throws IOException, InterruptedException {
        try (client) {
            byte[] buffer = new byte[8192];
            int read = client.getInputStream().read(buffer);
            requests.add(new String(buffer, 0, Math.max(0, read), StandardCharsets.US_ASCII));
            answer.write(client.getOutputStream());
            client.getOutputStream().flush();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
