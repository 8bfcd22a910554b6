package dev.grantway.quickstart;

import dev.grantway.contracts.routes.Route;
import dev.grantway.contracts.routes.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The one origin in front of services and product, as the gateway is in production. */
final class Origin implements AutoCloseable {
    /** An authorize URL may be long, and once more so inside the address of the sign-in page. */
    private static final int LONGEST_LINE = 64 << 10;

    private static final int LONGEST_HEADERS = 96 << 10;

    /** Where the gate is. */
    private static final String GATE = "token-service";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Routes routes;
    private final int port;
    private final Map<String, HttpProxy> proxyByService = new HashMap<>();
    /** For the paths whose calls the gate decides on. */
    private final Map<String, HttpProxy> gatedProxyByService = new HashMap<>();

    /**
     * Takes the port.
     *
     * @param portByService where each service listens; what is routed to another one is 404
     */
    Origin(int port, Routes routes, Map<String, Integer> portByService) {
        this.port = port;
        this.routes = routes;
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(256)
                .setConnectTimeout(2_000)
                // shorter than any of the services', so that none hangs up on a request
                .setKeepAliveTimeout(20)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS));
        portByService.forEach((service, servicePort) -> {
            proxyByService.put(service, proxy(client, service, servicePort));
            gatedProxyByService.put(
                    service,
                    proxy(client, service, servicePort)
                            .addInterceptor(new Gate(client, portByService.getOrDefault(GATE, 0))));
        });
        listen();
    }

    private HttpProxy proxy(HttpClient client, String service, int servicePort) {
        // WebSockets would be tunnelled past the interceptors, and so past the gate
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(SocketAddress.inetSocketAddress(servicePort, "127.0.0.1"))
                .addInterceptor(new Forwarding(service));
    }

    private void listen() {
        var options = new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setHttp2ClearTextEnabled(false); // its headers have a limit of their own
        try {
            var _ = vertx.createHttpServer(options)
                    .requestHandler(this::route)
                    .listen(port, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            close();
            throw CannotStart.portTaken(port, "GRANTWAY_PORT", 8180);
        }
    }

    private void route(HttpServerRequest request) {
        var path = RequestPath.normalise(Optional.ofNullable(request.path()).orElse(""));
        if (path.isEmpty()) {
            OwnPage.badPath().send(request);
            return;
        }
        Optional.of(path.get())
                .flatMap(routes::find)
                .filter(Route::isPublic)
                .flatMap(route -> Optional.ofNullable(
                        (route.isGated() ? gatedProxyByService : proxyByService).get(route.service())))
                .ifPresentOrElse(
                        proxy -> proxy.handle(request),
                        () -> OwnPage.nothingHere().send(request));
    }

    /** What is changed on the way to a service, and what is said when it is away. */
    private final class Forwarding implements ProxyInterceptor {
        private final String service;

        Forwarding(String service) {
            this.service = service;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var inbound = context.request().proxiedRequest();
            String query = inbound.query() == null ? "" : "?" + inbound.query();
            RequestPath.normalise(Optional.ofNullable(inbound.path()).orElse(""))
                    .ifPresent(path -> context.request().setURI(path + query));
            Gate.strip(context.request().headers());
            // set, not added: what a caller sends under these names must not pass
            context.request()
                    .headers()
                    .set("X-Forwarded-Proto", "http")
                    .set("X-Forwarded-Host", "localhost:" + port)
                    .set("X-Forwarded-For", inbound.remoteAddress().hostAddress())
                    .remove("X-Forwarded-Port")
                    .remove("X-Forwarded-Prefix")
                    .remove("Forwarded");
            return context.sendRequest().recover(_ -> Future.succeededFuture(away(context)));
        }

        private ProxyResponse away(ProxyContext context) {
            var inbound = context.request().proxiedRequest();
            var page = OwnPage.away(service);
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(page.status())
                    .putHeader("Content-Type", page.contentType(inbound))
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Content-Security-Policy", OwnPage.POLICY)
                    .putHeader("Retry-After", "2")
                    .setBody(Body.body(page.body(inbound)));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
