package dev.grantway.registry.notices;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A stranger's mail server, as much of RFC 5321 as a client needs. */
@Startup
@Singleton
public class MailServer {
    /** What it took. */
    final List<ReceivedMail> received = new CopyOnWriteArrayList<>();

    /** How often it still refuses mail to an address, whatever the reason. */
    final ConcurrentMap<String, AtomicInteger> refusals = new ConcurrentHashMap<>();

    private final ServerSocket socket;

    MailServer(@ConfigProperty(name = "test.mail-server.port") int port) {
        try {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = Thread.ofPlatform().daemon().start(this::serve);
    }

    @PreDestroy
    void close() throws IOException {
        socket.close();
    }

    public List<ReceivedMail> to(String address) {
        return received.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var _ = Thread.ofPlatform().daemon().start(() -> talk(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 mail.example ready");
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(client, refuses(to) ? "451 not now, " + to : "250 ok");
                } else if (line.equals("DATA")) {
                    say(client, "354 go on");
                    received.add(new ReceivedMail(to, data(in)));
                    say(client, "250 taken");
                } else if (line.equals("QUIT")) {
                    say(client, "221 bye");
                    return;
                } else {
                    say(client, "250 ok");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean refuses(String to) {
        var left = refusals.get(to);
        return left != null && left.getAndDecrement() > 0;
    }

    private static String data(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
