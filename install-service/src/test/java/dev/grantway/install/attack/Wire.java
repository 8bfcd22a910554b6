package dev.grantway.install.attack;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Bytes to the running service and back; an HTTP client would mend what an attack breaks. */
final class Wire {
    private static final int PATIENCE_MILLIS = 30_000;

    private Wire() {}

    static Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    static Answer send(Request request) throws IOException {
        return Answer.parse(exchange(request.bytes(RestAssured.port)));
    }

    /** All that comes back until the service closes. */
    static byte[] exchange(byte[] bytes) throws IOException {
        try (var socket = open()) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException _) {
                // the service may answer and close before it has read all
            }
            return readAll(socket);
        }
    }

    private static byte[] readAll(Socket socket) {
        var read = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                read.write(buffer, 0, n);
            }
        } catch (IOException _) {
            // reset after an early answer: what came before it counts
        }
        return read.toByteArray();
    }
}
