package dev.grantway.token.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection on which a test says every byte, and hears all until the service closes it. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Thread ear;

    RawConnection() throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setTcpNoDelay(true);
        this.ear = Thread.ofVirtual().start(this::hear);
    }

    void say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException _) {
            // the service has closed, as isClosed tells
        }
    }

    boolean isClosed() {
        return !ear.isAlive();
    }

    String heard() {
        synchronized (heard) {
            return heard.toString(ISO_8859_1);
        }
    }

    private void hear() {
        byte[] part = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                synchronized (heard) {
                    heard.write(part, 0, n);
                }
            }
        } catch (IOException _) {
            // a reset closes too
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
