package dev.grantway.examples.app;

import static dev.grantway.examples.app.Html.escape;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.examples.app.Inbox.Received;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTML of this app. Shows that tokens are there, never what they are. */
final class Pages {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Settings settings;
    private final AppFile file;
    private final Installs installs;
    private final Inbox inbox;

    Pages(Settings settings, AppFile file, Installs installs, Inbox inbox) {
        this.settings = settings;
        this.file = file;
        this.installs = installs;
        this.inbox = inbox;
    }

    String start() {
        return page("Example app", """
                <p class="lead">A tiny third-party app. Install it, and see its tokens come and its webhooks arrive.</p>
                <div id="live">%s</div>
                %s
                """.formatted(live(), form()));
    }

    /** The part of the start page that is replaced while it is open. */
    String live() {
        return "<h2>Apps</h2>\n" + file.apps().stream().map(this::app).collect(joining())
                + "<h2>Webhooks and card requests</h2>\n" + received();
    }

    String message(String title, String text) {
        return page(title, "<p>%s</p>\n<p><a class=\"button\" href=\"/\">Start page</a></p>\n".formatted(escape(text)));
    }

    /** A card in HubSpot's classic shape. */
    String card() throws JsonProcessingException {
        long verified = inbox.latest().stream().filter(Received::verified).count();
        return JSON.writeValueAsString(Map.of(
                "results",
                List.of(Map.of(
                        "objectId",
                        1,
                        "title",
                        "Example app",
                        "properties",
                        List.of(Map.of("label", "Received lately", "dataType", "NUMERIC", "value", verified))))));
    }

    static App readApp(Map<String, String> form) {
        String name = form.getOrDefault("name", "").strip();
        return new App(
                name.isEmpty() ? "Another app of yours" : name,
                form.getOrDefault("client_id", "").strip(),
                orNull(form.getOrDefault("client_secret", "")),
                orNull(form.getOrDefault("webhook_secret", "")),
                "/oauth-callback",
                "/webhooks",
                words(form.getOrDefault("scope", "")),
                words(form.getOrDefault("optional_scope", "")));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private String app(App app) {
        String link = installs.publicLink(app);
        return """
                <section class="card">
                  <h3>%s</h3>
                  <p class="quiet">Client id <code>%s</code>%s</p>
                  %s
                  <div class="actions"><a class="button" href="/install/%s">Install %s</a>%s</div>
                  <details><summary>Install URL to give away</summary><p><a href="%s"><code>%s</code></a></p></details>
                </section>
                """.formatted(
                        escape(app.name()),
                        escape(app.clientId()),
                        app.clientSecret() == null ? ", public: it has no secret" : "",
                        connections(app),
                        escape(app.clientId()),
                        escape(app.name()),
                        file.isAdded(app) ? button("/apps/remove", app.clientId(), "", "Forget this app") : "",
                        escape(link),
                        escape(link));
    }

    private String connections(App app) {
        var rows = file.connections().stream()
                .filter(connection -> connection.clientId().equals(app.clientId()))
                .map(Pages::connection)
                .collect(joining());
        return rows.isEmpty() ? "<p class=\"quiet\">Not installed yet: no tokens.</p>" : """
                <div class="scroll"><table>
                <thead><tr><th>Account</th><th>Tokens</th><th>Scopes</th><th>Access token valid until</th><th></th></tr></thead>
                <tbody>%s</tbody></table></div>""".formatted(rows);
    }

    private static String connection(Connection connection) {
        String state = connection.problem() == null
                ? "<span class=\"good\">Tokens received</span>"
                : "<span class=\"bad\">%s</span>".formatted(escape(connection.problem()));
        return "<tr><td>%d<br><span class=\"quiet\">user %d</span></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        connection.accountId(),
                        connection.userId(),
                        state,
                        connection.scopes().stream()
                                .map(scope -> "<code>" + escape(scope) + "</code>")
                                .collect(joining(" ")),
                        connection.ended() ? "ended; install again" : time(connection.expiresAt()),
                        connection.ended()
                                ? ""
                                : button(
                                        "/connections/refresh",
                                        connection.clientId(),
                                        Integer.toString(connection.accountId()),
                                        "Refresh now"));
    }

    private static String button(String action, String clientId, String account, String text) {
        return """
                <form class="inline" method="post" action="%s"><input type="hidden" name="client_id" value="%s"><input type="hidden" name="account" value="%s"><button class="second">%s</button></form>""".formatted(action, escape(clientId), escape(account), escape(text));
    }

    private String received() {
        var items = inbox.latest().stream().map(Pages::item).collect(joining());
        return items.isEmpty()
                ? "<p class=\"quiet\">Nothing yet. What comes in is shown here by itself.</p>\n"
                : "<ul class=\"inbox\">" + items + "</ul>\n";
    }

    private static String item(Received item) {
        return """
                <li class="card"><p>%s <strong>%s</strong> for %s <span class="quiet">%s</span></p>
                <p class="quiet">%s</p><ul>%s</ul>
                <details><summary>Body</summary><pre>%s</pre></details></li>
                """.formatted(
                        item.verified() ? "<span class=\"good\">verified</span>" : "<span class=\"bad\">refused</span>",
                        escape(item.kind()),
                        escape(item.app()),
                        time(item.at()),
                        escape(item.checks()),
                        item.lines().stream()
                                .map(line -> "<li>" + escape(line) + "</li>")
                                .collect(joining()),
                        escape(item.body()));
    }

    private String form() {
        return """
                <h2>Another app of yours</h2>
                <form class="card" method="post" action="/apps" autocomplete="off">
                  <p>Create one in <a href="%1$s/developer">the developer portal</a> with the redirect URL
                  <code>%2$s/oauth-callback</code> and the webhook target URL <code>%2$s/webhooks</code>, then paste what its pages show.</p>
                  <label>Client id <input name="client_id" required></label>
                  <label>Client secret <input name="client_secret" type="password" autocomplete="off"></label>
                  <label>Webhook secret <input name="webhook_secret" type="password" autocomplete="off" placeholder="whsec_…"></label>
                  <label>Scopes <input name="scope" value="oauth crm.objects.contacts.read"></label>
                  <label>Optional scopes <input name="optional_scope"></label>
                  <label>Name <input name="name" placeholder="Another app of yours"></label>
                  <button>Use this app</button>
                </form>
                """.formatted(escape(settings.grantwayUrl()), escape(settings.ownUrl()));
    }

    private static String time(Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(at, TIME.format(at));
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <link rel="stylesheet" href="/style.css">
                <script src="/live.js" defer></script>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s</main>
                </body>
                </html>
                """.formatted(escape(title), body);
    }
}
