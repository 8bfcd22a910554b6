package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import dev.grantway.platform.session.Session;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may bring an app into an account, and who may go on with one that is there. */
@QuarkusTest
class RightToInstallTest {
    private static final List<String> NONE = List.of();

    private final Stage stage;
    private final Installs installs;
    private final InstallationView installations;
    private final ConsentFlowReader flows;

    RightToInstallTest(Stage stage, Installs installs, InstallationView installations, ConsentFlowReader flows) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.flows = flows;
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void whoLacksItMayAskAnAdmin(DoorKind door) {
        var account = Rights.mayNotInstall(Stage.account());
        var app = stage.app();
        var browser = stage.signIn(account);
        var link = Link.to(door, app).with("optional_scope", "reports");

        var list = browser.open(link.text());
        var page = browser.choose(list, account.accountId());

        assertThat(list.asString()).contains("you can ask an admin").doesNotContain("disabled");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.asString())
                .contains(
                        "may not install apps that " + account.name() + " does not have yet.",
                        "These roles may: Member.",
                        "action=\"/oauth/consent/request\"",
                        "<textarea id=\"note\" name=\"note\"",
                        "Ask an admin",
                        "Error NO_RIGHT_TO_INSTALL")
                .doesNotContain("Grant access");
        var session = new Session(browser.userId(), browser.sessionId(), "", "", false, Map.of(), Instant.MAX);
        var flow = flows.open(Browser.hidden(page, "flow"), session).orElseThrow();
        assertThat(flow.app().appId()).isEqualTo(app.appId());
        assertThat(flow.accountId()).isEqualTo(account.accountId());
        assertThat(flow.scopes()).containsExactly("base", "contacts.read");
        assertThat(flow.optionalScopes()).containsExactly("reports");
        assertThat(flow.link()).isEqualTo(link.text());
        assertThat(flows.open(Browser.hidden(list, "flow"), session)).isEmpty();
    }

    @Test
    void whoLacksItCannotGrantWithTheFormOfThatPage() {
        var account = Rights.mayNotInstall(Stage.account());
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);

        var answer = browser.grant(page, NONE);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.header("Location")).isNull();
        assertThat(installations.ofAccount(account.accountId())).isEmpty();
    }

    @Test
    void nobodyIsAskedWhereMoreThanThatIsMissing() {
        var account = Rights.limitedTo(Rights.mayNotInstall(Stage.account()), List.of("base"));
        var browser = stage.signIn(account);

        var page = browser.open(Link.to(stage.app()).into(account.accountId()).text());

        assertThat(page.asString())
                .contains("may not install apps", "may not grant See contacts", "Error ACCOUNT_NOT_ELIGIBLE")
                .doesNotContain("/oauth/consent/request");
    }

    @Test
    void aLaterConsentToTheSameNeedsNone() {
        var account = Stage.account();
        var link = Link.to(stage.app());
        installs.activate(installs.authorize(stage.signIn(account), link, account));
        var other = stage.signIn(Rights.mayNotInstall(account));

        var page = other.open(link.into(account.accountId()).text());

        assertThat(page.asString()).contains("Nothing changes", "Someone else connected the app");
        assertThat(other.grant(page, NONE).header("Location")).contains("code=");
    }

    @Test
    void aConsentToMoreNeedsIt() {
        var account = Stage.account();
        var link = Link.to(stage.app());
        installs.activate(installs.authorize(stage.signIn(account), link, account));
        var other = stage.signIn(Rights.mayNotInstall(account));

        var more = other.open(link.with("scope", "base+contacts.read+contacts.write")
                .into(account.accountId())
                .text());
        var optional = other.open(
                link.with("optional_scope", "reports").into(account.accountId()).text());

        assertThat(more.statusCode()).isEqualTo(403);
        assertThat(more.asString()).contains("asks for: Change contacts (contacts.write)", "Ask an admin");
        assertThat(optional.statusCode()).isEqualTo(200);
        assertThat(optional.asString())
                .contains("Not available here", "See reports (reports)")
                .doesNotContain("value=\"reports\"");
    }

    @Test
    void aConsentWithoutTokensIsNoInstallYet() {
        var account = Stage.account();
        var link = Link.to(stage.app());
        installs.authorize(stage.signIn(account), link, account);

        var page = stage.signIn(Rights.mayNotInstall(account))
                .open(link.into(account.accountId()).text());

        assertThat(page.statusCode()).isEqualTo(403);
    }

    @Test
    void theFormIsRefusedWhenTheRightWentWhileThePageWasRead() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);
        stage.know(browser.userId(), Rights.mayNotInstall(account));

        var answer = browser.grant(page, NONE);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.asString()).contains("Error NO_RIGHT_TO_INSTALL");
        assertThat(installations.ofAccount(account.accountId())).isEmpty();
    }
}
