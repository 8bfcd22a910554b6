package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/** Apps on a person's own computer: any port is theirs, and nothing but the port is free. RFC 8252, section 7.3. */
@Singleton
class LoopbackAttacks implements AttackClass {
    private static final int PORT = 51_004;

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "R11", scene -> anyPortOf(scene, List.of("127.0.0.1", "[::1]")),
                "R12", scene -> anyPortOf(scene, List.of("localhost")));
    }

    private static void anyPortOf(Scene scene, List<String> hosts) throws IOException {
        for (String host : hosts) {
            theCodeArrivesAt(scene, host, addressOf(host));
            var browser = scene.stage().signIn(Stage.account());
            var link = scene.link(scene.stage().app());
            for (String uri : List.of(
                    "http://" + host + ":0/cb",
                    "http://" + host + ":65536/cb",
                    "http://" + host + ":051004/cb",
                    "http://" + host + ":51004x/cb",
                    "http://" + host + ":51004/other",
                    "http://" + host + ":51004@evil.test/cb",
                    "http://" + host + ".evil.test:51004/cb",
                    "http://user@" + host + ":51004/cb",
                    "https://" + host + ":51004/cb",
                    "http://127.1:51004/cb",
                    "http://2130706433:51004/cb",
                    "http://[0:0:0:0:0:0:0:1]:51004/cb")) {
                Scene.assertPage(
                        scene.open(browser, link.with("redirect_uri", Link.encode(uri))),
                        400,
                        "REDIRECT_MISMATCH",
                        "REDIRECT_NOT_HTTPS");
            }
        }
    }

    /** The app listens there, and the browser follows. */
    private static void theCodeArrivesAt(Scene scene, String host, InetAddress address) throws IOException {
        var arrived = new LinkedBlockingQueue<String>();
        var server = listen(address);
        server.createContext("/cb", exchange -> {
            arrived.add(exchange.getRequestURI().getRawQuery());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            String uri = "http://" + host + ":" + port + "/cb";
            var account = Stage.account();
            var browser = scene.stage().signIn(account);
            var link = scene.link(scene.stage().app()).with("redirect_uri", Link.encode(uri));

            var page = scene.toConsent(browser, link, account);
            var answer = scene.grant(browser, page);

            assertThat(page.header("Content-Security-Policy").orElse(""))
                    .contains(host.startsWith("[") ? "form-action 'self' http:;" : "http://" + host + ":" + port);
            scene.assertGranted(answer, uri);
            follow(URI.create(answer.location().orElseThrow()), port, address);
            assertThat(arrived)
                    .singleElement()
                    .asString()
                    .startsWith("code=gwc1_")
                    .contains("&state=xyz");
            scene.note("the code arrived at port " + port + " of " + host);
        } finally {
            server.stop(0);
        }
    }

    private static InetAddress addressOf(String host) {
        var address = host.equals("localhost")
                ? InetAddress.getLoopbackAddress()
                : InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
        return isThere(address) ? address : InetAddress.getLoopbackAddress();
    }

    /** Not every machine has IPv6. */
    private static boolean isThere(InetAddress address) {
        try (var _ = new ServerSocket(0, 1, address)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static HttpServer listen(InetAddress address) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(address, PORT), 0);
        } catch (BindException taken) { // some connection of this machine has it at this moment
            return HttpServer.create(new InetSocketAddress(address, 0), 0);
        }
    }

    private static void follow(URI location, int port, InetAddress address) throws IOException {
        try (var socket = new Socket(address, port)) {
            String request = "GET " + location.getRawPath() + "?" + location.getRawQuery()
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 204");
        }
    }
}
