package dev.grantway.examples.crm;

import static java.util.stream.Collectors.joining;

import dev.grantway.examples.crm.Change.Author;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a person sees of this product: contacts of an account, and a form for a new one. */
final class ContactPage {
    private static final int SHOWN = 50;
    private static final List<String> FIELDS = List.of("firstname", "lastname", "email", "phone");
    private static final Map<String, String> LABELS =
            Map.of("firstname", "First name", "lastname", "Last name", "email", "E-mail", "phone", "Phone");

    private final Settings settings;
    private final List<Account> accounts;
    private final Contacts contacts;

    ContactPage(Settings settings, List<Account> accounts, Contacts contacts) {
        this.settings = settings;
        this.accounts = accounts;
        this.contacts = contacts;
    }

    void show(Visit visit) throws IOException {
        visit.html(200, page(chosen(visit.query()), ""));
    }

    /** Makes a contact, as a person who uses the product does. */
    void create(Visit visit) throws IOException {
        if (!visit.isFromOwnPage(settings.origin())) {
            visit.html(403, page(chosen(visit.query()), "That form was not sent from this page."));
            return;
        }
        var form = visit.form();
        var account = chosen(form);
        try {
            contacts.create(account.accountId(), ContactApi.checked(properties(form)), Author.page());
            visit.redirect("/crm?account=" + account.accountId());
        } catch (ApiError e) {
            visit.html(400, page(account, String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            visit.html(500, page(account, "The contact could not be stored."));
        }
    }

    private static Map<String, String> properties(Map<String, String> form) {
        var properties = new TreeMap<String, String>();
        for (String field : FIELDS) {
            String value = form.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                properties.put(field, value);
            }
        }
        return properties;
    }

    private Account chosen(Map<String, String> fields) {
        String wanted = fields.getOrDefault("account", "");
        return accounts.stream()
                .filter(account -> Integer.toString(account.accountId()).equals(wanted))
                .findFirst()
                .orElseGet(() -> accounts.isEmpty() ? new Account(0, "no account") : accounts.getFirst());
    }

    private String page(Account account, String problem) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Contacts of %1$s</title>
                <link rel="stylesheet" href="/crm/style.css">
                </head>
                <body>
                <main>
                <h1>Contacts of %1$s</h1>
                <nav aria-label="Accounts">%2$s</nav>
                %3$s
                %4$s
                %5$s
                </main>
                </body>
                </html>
                """.formatted(
                        escape(account.name()),
                        accounts.stream().map(each -> link(each, account)).collect(joining(" ")),
                        problem.isEmpty() ? "" : "<p class=\"problem\" role=\"alert\">" + escape(problem) + "</p>",
                        form(account),
                        table(contacts.latest(account.accountId(), SHOWN)));
    }

    private static String link(Account each, Account chosen) {
        return "<a href=\"/crm?account=%d\"%s>%s</a>"
                .formatted(each.accountId(), each.equals(chosen) ? " aria-current=\"page\"" : "", escape(each.name()));
    }

    private String form(Account chosen) {
        String options = accounts.stream()
                .map(each -> "<option value=\"%d\"%s>%s</option>"
                        .formatted(each.accountId(), each.equals(chosen) ? " selected" : "", escape(each.name())))
                .collect(joining());
        String inputs = FIELDS.stream()
                .map(field -> "<label>%s <input name=\"%s\"%s></label>"
                        .formatted(LABELS.get(field), field, field.equals("email") ? " type=\"email\"" : ""))
                .collect(joining("\n  "));
        return """
                <form class="card" method="post" action="/crm/contacts" autocomplete="off">
                  <h2>New contact</h2>
                  <label>Account <select name="account">%s</select></label>
                  %s
                  <button>Create contact</button>
                </form>""".formatted(options, inputs);
    }

    private static String table(List<Contact> shown) {
        if (shown.isEmpty()) {
            return "<p class=\"quiet\">No contacts yet. The first one made here or by an app is shown here.</p>";
        }
        var rows = shown.stream()
                .map(contact -> "<tr><td>%d</td>%s</tr>"
                        .formatted(
                                contact.id(),
                                FIELDS.stream()
                                        .map(field -> "<td>" + escape(contact.property(field)) + "</td>")
                                        .collect(joining())))
                .collect(joining("\n"));
        var heads = FIELDS.stream()
                .map(field -> "<th>" + LABELS.get(field) + "</th>")
                .collect(joining());
        return "<div class=\"scroll\"><table>\n<thead><tr><th>Id</th>" + heads + "</tr></thead>\n<tbody>" + rows
                + "</tbody>\n</table></div>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
