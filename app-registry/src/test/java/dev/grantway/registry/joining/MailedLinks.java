package dev.grantway.registry.joining;

import static org.awaitility.Awaitility.await;

import dev.grantway.registry.People;
import dev.grantway.registry.notices.MailServer;
import dev.grantway.registry.notices.ReceivedMail;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The links that people find in their mail, and the rows behind them. */
@Singleton
public class MailedLinks {
    /** Longer than the wait for a mail server that says nothing, after which the mail is sent again. */
    private static final Duration SOON = Duration.ofSeconds(90);

    private static final Pattern LINK = Pattern.compile("/developer/join/link\\?token=([A-Za-z0-9_-]{43})");

    private final MailServer server;
    private final DataSource database;
    private final People people;

    MailedLinks(MailServer server, DataSource database, People people) {
        this.server = server;
        this.database = database;
        this.people = people;
    }

    public static String address() {
        return "new-" + UUID.randomUUID() + "@company.example";
    }

    /** The mail that comes as the so-many-th, 1 for the first. */
    public ReceivedMail mail(String address, int count) {
        await().atMost(SOON).until(() -> server.to(address).size() >= count);
        return server.to(address).get(count - 1);
    }

    /** The token in the first mail. */
    public String token(String address) {
        return token(address, 1);
    }

    public String token(String address, int count) {
        return tokenIn(mail(address, count).part("text/plain"));
    }

    public int mails(String address) {
        return server.to(address).size();
    }

    static boolean hasToken(String text) {
        return LINK.matcher(text).find();
    }

    static String tokenIn(String text) {
        var link = LINK.matcher(text);
        if (!link.find()) {
            throw new AssertionError("no link in " + text);
        }
        return link.group(1);
    }

    public Response open(String token) {
        return people.browser().get("/developer/join/link?token=" + token);
    }

    /** As somebody new accepts an invitation into a team. */
    public Response accept(String token) {
        return people.browser()
                .formParam("token", token)
                .formParam("name", "Nova Newcomer")
                .formParam("password", People.PASSWORD)
                .post("/developer/join/link");
    }

    /** The same in the browser of somebody who is signed in. */
    public Response acceptAs(String cookie, String token) {
        return people.form(cookie).formParam("token", token).post("/developer/join/link");
    }

    public int rows(String address) {
        return count("SELECT count(*) FROM joining_link WHERE email_key = lower(?)", address);
    }

    public int waiting(String address) {
        return count(
                "SELECT count(*) FROM joining_link WHERE mail_due_at IS NOT NULL AND email_key = lower(?)", address);
    }

    int people(String address) {
        return count("SELECT count(*) FROM app_user WHERE email_key = lower(?)", address);
    }

    /** Whether a text stands anywhere in the rows of an address. */
    boolean rowsHold(String address, String text) {
        return count(
                        "SELECT count(*) FROM joining_link l WHERE l.email_key = lower(?) AND position('" + text
                                + "' IN l::text) > 0",
                        address)
                > 0;
    }

    public void age(String address) {
        update("UPDATE joining_link SET expires_at = now() - interval '1 second' WHERE email_key = lower(?)", address);
    }

    /** What became of an invitation is as old as nothing is that is kept. */
    void endedLongAgo(String address) {
        update("UPDATE developer_invitation SET ended_at = now() - interval '91 days' WHERE email = ?", address);
    }

    void neverWrittenDown(String address) {
        update("DELETE FROM developer_invitation WHERE email = ?", address);
    }

    /** As if the link had been mailed before its reader was here. */
    void give(String address, String email) {
        update(
                "UPDATE joining_link SET email = '" + email + "', email_key = lower('" + email
                        + "') WHERE email_key = lower(?)",
                address);
    }

    private int count(String sql, String address) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, address);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String sql, String address) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, address);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> parts() {
        return List.of("text/plain", "text/html");
    }
}
