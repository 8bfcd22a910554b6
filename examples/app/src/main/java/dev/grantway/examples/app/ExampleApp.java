package dev.grantway.examples.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grantway.examples.app.Callback.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.Executors;

/** A tiny third-party app: it is installed, keeps its tokens fresh and shows what Grantway sends it. */
final class ExampleApp implements AutoCloseable {
    private final Settings settings;
    private final AppFile file;
    private final Installs installs;
    private final Callback callback;
    private final Receiver receiver;
    private final Refresher refresher;
    private final Pages pages;
    private final Changes changes = new Changes();
    private final HttpServer server;
    private final Thread refreshing;

    static void main() throws IOException {
        // the JDK's server would wait 40 ms before small answers, and hang up on senders that keep a connection
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        var settings = Settings.from(System.getenv());
        var app = new ExampleApp(settings, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        System.out.println("The example app is at " + settings.ownUrl());
    }

    ExampleApp(Settings settings, Clock clock) throws IOException {
        this.settings = settings;
        file = AppFile.open(settings);
        var tokens = new TokenClient(settings.grantwayUrl());
        var inbox = new Inbox(changes);
        installs = new Installs(settings, clock);
        callback = new Callback(file, installs, tokens, clock);
        receiver = new Receiver(file, new Signatures(clock), new PushKeys(settings.grantwayUrl(), clock), inbox, clock);
        refresher = new Refresher(file, tokens, changes, clock);
        pages = new Pages(settings, file, installs, inbox);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        refreshing = Thread.ofVirtual().name("refresh").start(refresher::run);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        refreshing.interrupt();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var visit = new Visit(exchange);
            switch (visit.method()) {
                case "GET", "HEAD" -> show(visit);
                case "POST" -> take(visit);
                default -> visit.empty(405);
            }
        } catch (IllegalArgumentException e) { // a broken percent sign in a query or a form
            exchange.sendResponseHeaders(400, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(Visit visit) throws IOException, InterruptedException {
        String path = visit.path();
        switch (path) {
            case "/" -> visit.html(200, pages.start());
            case "/live" -> visit.html(200, pages.live());
            case "/changes" -> visit.stream(changes);
            case "/style.css" -> visit.resource("style.css", "text/css; charset=utf-8");
            case "/live.js" -> visit.resource("live.js", "text/javascript; charset=utf-8");
            case "/oauth-callback", "/spa/callback", "/deal-notes/callback", Callback.AUTH_JS_PATH -> comeBack(visit);
            case "/cards" -> card(visit);
            default -> {
                if (path.startsWith("/install/")) {
                    install(visit, path.substring("/install/".length()));
                } else {
                    visit.html(404, pages.message("Nothing is here", "The start page has everything there is."));
                }
            }
        }
    }

    private void take(Visit visit) throws IOException {
        switch (visit.path()) {
            case "/webhooks", "/deal-notes/webhooks" -> webhook(visit);
            case "/apps", "/apps/remove", "/connections/refresh" -> {
                if (visit.isFromOwnPage(settings.ownUrl())) {
                    form(visit);
                } else {
                    visit.html(403, pages.message("Refused", "That form was not sent from this app's own page."));
                }
            }
            default -> visit.empty(404);
        }
    }

    private void install(Visit visit, String clientId) throws IOException {
        var app = file.find(clientId);
        if (app.isPresent()) {
            visit.redirect(installs.begin(app.get(), visit.ensureBrowser()));
        } else {
            visit.html(404, pages.message("That app is not known here", "Enter its client id on the start page."));
        }
    }

    private void comeBack(Visit visit) throws IOException {
        switch (callback.receive(visit.path(), visit.query(), visit.browser())) {
            case Outcome.Connected() -> {
                changes.announce();
                visit.redirect("/"); // the code leaves the address bar
            }
            case Outcome.NotConnected(String reason, String detail) -> visit.html(400, pages.message(reason, detail));
        }
    }

    private void webhook(Visit visit) throws IOException {
        var body = visit.body();
        if (body.isEmpty()) {
            visit.empty(413);
        } else {
            visit.empty(receiver.webhook(visit.path(), signed(visit, body.get())) ? 204 : 401);
        }
    }

    private void card(Visit visit) throws IOException {
        if (receiver.card(signed(visit, new byte[0]), visit.query())) {
            visit.json(200, pages.card());
        } else {
            visit.empty(401);
        }
    }

    private SignedRequest signed(Visit visit, byte[] body) {
        return new SignedRequest(visit.method(), settings.ownUrl() + visit.target(), body, visit::header);
    }

    private void form(Visit visit) throws IOException {
        var form = visit.form();
        String clientId = form.getOrDefault("client_id", "").strip();
        switch (visit.path()) {
            case "/apps" -> {
                if (clientId.isEmpty()) {
                    visit.html(400, pages.message("The client id is missing", "It is on the app's Auth tab."));
                    return;
                }
                file.add(Pages.readApp(form));
            }
            case "/apps/remove" -> file.remove(clientId);
            default ->
                file.connections().stream()
                        .filter(connection -> connection.clientId().equals(clientId))
                        .filter(connection ->
                                Integer.toString(connection.accountId()).equals(form.get("account")))
                        .forEach(refresher::refresh);
        }
        changes.announce();
        visit.redirect("/");
    }
}
