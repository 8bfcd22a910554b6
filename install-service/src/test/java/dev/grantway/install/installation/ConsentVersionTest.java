package dev.grantway.install.installation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Later;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the app's sets of required scopes an installation was consented to. */
@QuarkusTest
class ConsentVersionTest {
    private static final List<String> FIRST = List.of("base", "contacts.read");
    private static final List<String> SECOND = List.of("base", "contacts.read", "contacts.write");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationView view;
    private final Neighbours neighbours;
    private AccountAccess account = Stage.account();
    private int firstPerson;
    private String id = "";

    ConsentVersionTest(
            Stage stage, Installs installs, Installations installations, InstallationView view, Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.view = view;
        this.neighbours = neighbours;
    }

    /** Installed by the first version; the second asks for more. */
    private AppSnapshot installThenAskForMore() {
        account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        firstPerson = browser.userId();
        id = installs.activate(installs.authorize(browser, Link.to(app), account))
                .id();
        shown().body("consentVersion", equalTo(1))
                .body("newestConsentVersion", equalTo(1))
                .body("stillAsked", empty());
        return stage.publish(Later.requiring(app, SECOND.toArray(String[]::new)));
    }

    @Test
    void movesWithTheTokensOfANewConsentAndNotBefore() {
        var second = installThenAskForMore();
        shown().body("consentVersion", equalTo(1))
                .body("newestConsentVersion", equalTo(2))
                .body("stillAsked", contains("contacts.write"));

        installs.authorize(stage.signIn(account), link(second, SECOND), account);
        shown().body("consentVersion", equalTo(1)).body("stillAsked", contains("contacts.write"));

        installations.complete(installs.issued(load(), "new-" + id, SECOND, Instant.parse("2026-02-01T00:00:00Z")));
        shown().body("consentVersion", equalTo(2)).body("stillAsked", empty());
    }

    @Test
    void staysWhereAnOlderConsentsTokensComeLater() {
        var second = installThenAskForMore();
        installs.authorize(stage.signIn(account), link(second, SECOND), account);
        installations.complete(installs.issued(load(), "new-" + id, SECOND, Instant.parse("2026-02-01T00:00:00Z")));

        assertThat(installations.complete(ofTheFirstPerson())).isTrue();

        assertThat(load().consentVersion()).isEqualTo(2);
    }

    @Test
    void isThatOfTheConsentWhereTheAppIsInstalledByALaterVersion() {
        account = Stage.account();
        var later = stage.publish(Later.requiring(stage.app(), SECOND.toArray(String[]::new)));

        var authorized = installs.authorize(stage.signIn(account), link(later, SECOND), account);
        id = authorized.id();
        installations.complete(installs.issued(authorized, "g-" + id, SECOND, Instant.EPOCH));

        assertThat(load().consentVersion()).isEqualTo(2);
    }

    @Test
    void beginsAnewWithANewGeneration() {
        var second = installThenAskForMore();
        installs.authorize(stage.signIn(account), link(second, SECOND), account);
        installations.complete(installs.issued(load(), "new-" + id, SECOND, Instant.parse("2026-02-01T00:00:00Z")));

        var closed = load();
        var reopened = closed.reopened(closed.generation() + 1, closed.app(), Instant.EPOCH);

        assertThat(closed.consentVersion()).isEqualTo(2);
        assertThat(reopened.consentVersion()).isEqualTo(1);
    }

    /** New tokens of the consent to the first version. */
    private TokensIssued ofTheFirstPerson() {
        var told = installs.issued(load(), "old-" + id, FIRST, Instant.parse("2026-03-01T00:00:00Z"));
        return new TokensIssued(
                told.installationId(),
                told.generation(),
                told.sequence(),
                told.grantId(),
                told.appId(),
                told.accountId(),
                firstPerson,
                told.scopes(),
                told.issuedAt());
    }

    private static Link link(AppSnapshot app, List<String> scopes) {
        return Link.to(app).with("scope", String.join("+", scopes));
    }

    private Installation load() {
        return view.find(id).orElseThrow();
    }

    private ValidatableResponse shown() {
        return given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"))
                .get("/api/v1/installations/" + id)
                .then()
                .statusCode(200);
    }
}
