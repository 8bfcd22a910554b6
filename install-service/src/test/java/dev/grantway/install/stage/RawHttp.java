package dev.grantway.install.stage;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a request line as it stands, for those that libraries refuse to send. */
public final class RawHttp {
    private RawHttp() {}

    /** The whole answer as text. */
    public static String get(String pathAndQuery, Browser browser) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            String cookie = browser.token().isEmpty() ? "" : "Cookie: grantway_session=" + browser.token() + "\r\n";
            String request = "GET " + pathAndQuery + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n" + cookie
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
