package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.stage.Distributed;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person reads where an app cannot be installed, and the ways on. */
@QuarkusTest
class HinderedPageTest {
    private final Stage stage;

    HinderedPageTest(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void aScopeOutsideThePlanLeadsBackWithInvalidScope(DoorKind door) {
        var app = stage.app();
        var changed =
                stage.change(app, AppStatus.ACTIVE, new AppScopes(List.of("base", "pages"), List.of(), List.of()));
        var account = Stage.account(List.of(), Stage.MEMBER);
        var browser = stage.signIn(account);
        var link = Link.to(door, changed).with("scope", "base+pages");

        var page = browser.form(browser.open(link.text()))
                .formParam("account", account.accountId())
                .post("/oauth/consent/account");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.asString())
                .contains(
                        "Change pages (pages) needs Pro or enterprise, which " + account.name() + " does not have.",
                        "Whoever manages the plan of " + account.name() + " can change that.",
                        "href=\"https://app.example/cb?error=invalid_scope&amp;",
                        "state=xyz",
                        "Back to " + app.name(),
                        "Choose another account",
                        "Error PLAN_LACKS_SCOPE · ");
        assertThat(page.asString().contains("&amp;iss=")).isEqualTo(door == DoorKind.STANDARD);
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void aMissingRightLeadsBackWithAccessDenied(DoorKind door) {
        var account = Rights.limitedTo(Stage.account(), List.of("base"));
        var browser = stage.signIn(account);

        var page = browser.toConsent(Link.to(door, stage.app()), account);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.asString())
                .contains(
                        "user" + browser.userId() + "@customer.example may not grant See contacts (contacts.read)",
                        "These roles may: Member.",
                        "href=\"https://app.example/cb?error=access_denied&amp;",
                        "Error NO_ACCESS_TO_SCOPE · ");
    }

    @Test
    void aPrivateAppSaysWhichAccountItsDeveloperHasToAdd() {
        var account = Stage.account();
        var allowed = Stage.account();
        var app = stage.publish(Distributed.privately(stage.app(), List.of(allowed.accountId())));
        var browser = stage.signIn(account, allowed);

        var page = browser.toConsent(Link.to(app), account);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.asString())
                .contains(
                        app.name() + " is private: its developer chose which accounts may install it, and "
                                + account.name() + " is none of them.",
                        "can add account " + account.accountId() + " to the list.",
                        "Error APP_PRIVATE · ")
                .doesNotContain("Ask an admin", "Grant access");
        assertThat(browser.grant(browser.toConsent(Link.to(app), allowed), List.of())
                        .header("Location"))
                .contains("code=");
    }

    @Test
    void anAppThatBecamePrivateWhileThePersonReadIsNotInstalled() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(app), account);
        assertThat(page.asString()).contains("Grant access");

        stage.publish(Distributed.privately(app, List.of()));
        var answer = browser.grant(page, List.of());

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.asString()).contains("is private");
    }
}
