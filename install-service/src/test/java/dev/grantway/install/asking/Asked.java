package dev.grantway.install.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.request.Approvals;
import dev.grantway.install.request.InstallRequest;
import dev.grantway.install.request.Requests;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Brings requests to where a test begins, by the pages that people use. */
@Singleton
class Asked {
    private final Stage stage;
    private final Requests requests;
    private final Approvals approvals;
    private final DataSource database;

    Asked(Stage stage, Requests requests, Approvals approvals, DataSource database) {
        this.stage = stage;
        this.requests = requests;
        this.approvals = approvals;
        this.database = database;
    }

    /** A request of a new person for a new app in a new account. */
    Scene request() {
        return request("Please");
    }

    /** The same with a note. */
    Scene request(String note) {
        var account = Stage.account();
        var app = stage.app();
        var requester = stage.signIn(Roles.withoutInstalls(account));
        assertThat(ask(requester, Link.to(app), account, note).statusCode()).isEqualTo(303);
        var request = requests.of(requester.userId()).getFirst();
        return new Scene(account, app, requester, request);
    }

    /** Opens a link, chooses the account, and asks. */
    static Response ask(Browser browser, Link link, AccountAccess account, String note) {
        return browser.form(browser.toConsent(link, account))
                .formParam("note", note)
                .post("/oauth/consent/request");
    }

    /** Presses a button of the page on which to decide. */
    static Response decide(Browser admin, InstallRequest request, Response page, String decision, String reason) {
        return admin.form(page)
                .formParam("decision", decision)
                .formParam("reason", reason)
                .post(path(request) + "/decision");
    }

    /** Presses it as soon as the page is open. */
    static Response decide(Browser admin, InstallRequest request, String decision, String reason) {
        return decide(admin, request, admin.open(path(request)), decision, reason);
    }

    /** A super admin approves it; answers who that was. */
    int approve(Scene scene) {
        var admin = stage.signIn(Roles.superAdmin(scene.account()));
        assertThat(decide(admin, scene.request(), "approve", "").statusCode()).isEqualTo(303);
        return admin.userId();
    }

    /** A super admin puts the app on the account's block list. */
    void block(AccountAccess account, AppSnapshot app) {
        var admin = stage.signIn(Roles.superAdmin(account));
        String policy = "/connected-apps/policy?accountId=" + account.accountId();
        var saved = admin.form(admin.open(policy))
                .formParam("installers", "roles")
                .formParam("publishers", "any")
                .formParam("ceiling", "all")
                .formParam("blocked", app.appId())
                .post(policy);
        assertThat(saved.statusCode()).isEqualTo(303);
    }

    /** Whether an approval of it stands. */
    boolean isApproved(Scene scene) {
        return approvals
                .of(
                        scene.app().appId(),
                        scene.account().accountId(),
                        scene.requester().userId())
                .isPresent();
    }

    /** What the person asked for last, as it stands. */
    InstallRequest of(Browser requester) {
        return requests.of(requester.userId()).getFirst();
    }

    /** The request as it stands. */
    InstallRequest now(Scene scene) {
        return requests.find(scene.request().id()).orElseThrow();
    }

    /** Presses <em>Withdraw</em>. */
    static Response withdraw(Browser browser, Scene scene) {
        return browser.form(browser.open("/connected-apps/requests/mine")).post(path(scene.request()) + "/withdrawal");
    }

    /** As if its time were over. */
    void runOut(UUID request) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE install_request SET expires_at = now() - interval '1 second' WHERE request_id = ?")) {
            statement.setObject(1, request);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String path(InstallRequest request) {
        return "/connected-apps/requests/" + request.id();
    }

    static String queue(Scene scene) {
        return "/connected-apps/requests?accountId=" + scene.account().accountId();
    }

    /** Who asked for what. */
    record Scene(AccountAccess account, AppSnapshot app, Browser requester, InstallRequest request) {}
}
