package dev.grantway.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Load on the pages that customers see, and on what follows them, against a running quickstart. Prints one
 * {@code RESULT name=value} a line, for {@code measure.py}; times are milliseconds.
 *
 * <ul>
 *   <li>{@code signin DEMO PEOPLE FROM}: so many people sign in; their cookies go to {@code DEMO.cookies}
 *   <li>{@code flows DEMO SECONDS CLIENTS ACCOUNTS}: install links opened, accounts chosen, access granted by those people, once
 *       each; or, where a number of accounts is given, in each of these of theirs by a link that names it; codes and accounts go to
 *       {@code DEMO.codes}
 *   <li>{@code exchanges DEMO RATE}: those codes exchanged at that rate, and how long their {@code install.completed} took
 *   <li>{@code list DEMO ACCOUNT REQUESTS}: Connected Apps of an account
 * </ul>
 */
public final class InstallLoad {
    /** Where the accounts of people with many begin; see {@code install.sh}. */
    private static final int MANY = 1_500_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path demoFile;
    private final JsonNode demo;

    private InstallLoad(Path demoFile) throws IOException {
        this.demoFile = demoFile;
        this.demo = JSON.readTree(Files.readString(demoFile));
    }

    /** See the type. */
    public static void main(String[] arguments) throws Exception {
        var load = new InstallLoad(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "signin" -> load.signIn(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "flows" ->
                load.flows(
                        Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            case "exchanges" -> load.exchanges(Integer.parseInt(arguments[2]));
            case "list" -> load.list(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void flows(int seconds, int clients, int accountsEach) throws Exception {
        var cookies = Files.readAllLines(beside(".cookies"));
        var codes = new ConcurrentLinkedQueue<String>();
        var opened = new Times();
        var granted = new Times();
        var next = new AtomicInteger();
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        int all = cookies.size() * Math.max(1, accountsEach);
        inParallel(clients, () -> {
            for (int each = next.getAndIncrement();
                    each < all && System.nanoTime() < end;
                    each = next.getAndIncrement()) {
                var visitor = new LoadVisitor(
                        baseUrl(), cookies.get(each % cookies.size()).split(" ", 2)[1]);
                int person = Integer.parseInt(cookies.get(each % cookies.size()).split(" ", 2)[0]);
                codes.add(
                        accountsEach == 0
                                ? visitor.install(app(), opened, granted)
                                : visitor.installIn(
                                        MANY + person * accountsEach + each / cookies.size(), app(), granted));
            }
        });
        Results.of("rate", codes.size() * 1e9 / (System.nanoTime() - began));
        Files.write(beside(".codes"), codes);
        opened.print("opened");
        granted.print("flow");
    }

    private void signIn(int people, int from) throws Exception {
        Queue<String> cookies = new ConcurrentLinkedQueue<>();
        var next = new AtomicInteger(from);
        String password = demo.at("/users/2/password").asText();
        inParallel(4, () -> {
            for (int each = next.getAndIncrement(); each < from + people; each = next.getAndIncrement()) {
                cookies.add(each + " " + LoadVisitor.signIn(baseUrl(), "person" + each + "@load.example", password));
            }
        });
        Files.write(beside(".cookies"), cookies);
    }

    /** At a steady rate, whatever the answers do. */
    private void exchanges(int rate) throws Exception {
        var codes = Files.readAllLines(beside(".codes"));
        var answered = new Times();
        try (var completions = Completions.listen(demo.path("kafka").asText(), codes.size());
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            for (int each = 0; each < codes.size(); each++) {
                LockSupport.parkNanos(began + TimeUnit.SECONDS.toNanos(each) / rate - System.nanoTime());
                String[] code = codes.get(each).split(" ", 2);
                var _ = senders.submit(() -> {
                    completions.asked(Integer.parseInt(code[0]));
                    answered.time(() -> exchange(code[1]));
                    return true;
                });
            }
            Results.of("rate", codes.size() * 1e9 / (System.nanoTime() - began));
            completions.await(Duration.ofSeconds(60));
            answered.print("exchange");
            completions.times().print("completed");
            Results.of("missing", codes.size() - completions.times().count());
        }
    }

    private void exchange(String code) throws IOException, InterruptedException {
        var app = app();
        String form = LoadVisitor.form(
                "grant_type", "authorization_code",
                "client_id", app.path("clientId").asText(),
                "client_secret", app.path("clientSecret").asText(),
                "redirect_uri", app.path("redirectUri").asText(),
                "code", code);
        var _ = new LoadVisitor(baseUrl(), "").post("/oauth/v3/token", form, 200);
    }

    private void list(int accountId, int requests) throws Exception {
        var user = demo.at("/users/2");
        var admin = new LoadVisitor(
                baseUrl(),
                LoadVisitor.signIn(
                        baseUrl(),
                        user.path("email").asText(),
                        user.path("password").asText()));
        String page = "/connected-apps?accountId=" + accountId;
        for (var look : List.of(
                new Look("first", page),
                new Look("search", page + "&q=App+99"),
                new Look("unused", page + "&unused=true"),
                new Look("csv", "/connected-apps/export.csv?accountId=" + accountId))) {
            int times = look.name().equals("csv") ? Math.max(1, requests / 20) : requests;
            for (int each = 0; each < Math.min(20, times); each++) {
                var _ = admin.get(look.path(), 200); // warm
            }
            var taken = new Times();
            for (int each = 0; each < times; each++) {
                taken.time(() -> admin.get(look.path(), 200));
            }
            taken.print(look.name());
        }
        Results.of("rate", 0);
    }

    private JsonNode app() {
        return demo.at("/apps/0");
    }

    private String baseUrl() {
        return demo.path("baseUrl").asText();
    }

    private Path beside(String ending) {
        return demoFile.resolveSibling(demoFile.getFileName() + ending);
    }

    private static void inParallel(int clients, Work work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<@Nullable Void>>();
            for (int each = 0; each < clients; each++) {
                all.add(threads.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    /** Its install link, on the origin. */
    static String installPath(JsonNode app, String account) {
        return "/oauth/" + account + "authorize?"
                + LoadVisitor.form(
                        "client_id",
                        app.path("clientId").asText(),
                        "redirect_uri",
                        app.path("redirectUri").asText(),
                        "scope",
                        String.join(" ", JSON.convertValue(app.path("requiredScopes"), String[].class)),
                        "state",
                        "s");
    }

    private record Look(String name, String path) {}

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
