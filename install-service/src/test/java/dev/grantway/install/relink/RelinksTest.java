package dev.grantway.install.relink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Later;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RelinksTest {
    private final Relinks relinks;
    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final String baseUrl;

    RelinksTest(
            Relinks relinks,
            Stage stage,
            Installs installs,
            Installations installations,
            @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.relinks = relinks;
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.baseUrl = baseUrl;
    }

    @Test
    void leadIntoTheAccountWithAllThatTheAppAsksFor() {
        var account = Stage.account();
        var app = stage.app();

        String link = relinks.linkFor(app.appId(), account.accountId()).orElseThrow();

        assertThat(link)
                .isEqualTo(baseUrl + "/oauth/" + account.accountId() + "/authorize?client_id=" + app.clientId()
                        + "&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=base%20contacts.read"
                        + "&optional_scope=pages%20reports");
        var browser = stage.signIn(account);
        assertThat(browser.grant(browser.open(link.substring(baseUrl.length())), List.of())
                        .header("Location"))
                .startsWith("https://app.example/cb?code=");
    }

    @Test
    void askAgainForTheConditionallyRequiredScopesThatAreThere() {
        var account = Stage.account();
        var link = Link.to(stage.app()).with("scope", "base+contacts.read+contacts.write");
        var authorized = installs.authorize(stage.signIn(account), link, account);
        var scopes = List.of("base", "contacts.read", "contacts.write");
        installations.complete(installs.issued(authorized, "g-" + authorized.id(), scopes, Instant.EPOCH));

        assertThat(relinks.linkFor(installs.view(authorized)))
                .hasValueSatisfying(
                        again -> assertThat(again).contains("&scope=base%20contacts.read%20contacts.write&"));
    }

    @Test
    void beginAtTheAppWhereItsDeveloperSaysSo() {
        for (var app : List.of(stage.app(), stage.publicApp())) {
            var links = new AppLinks("https://app.example/install?from=platform", null, null, null, null);
            stage.publish(Later.with(app, links));

            assertThat(relinks.linkFor(app.appId(), 1)).hasValue("https://app.example/install?from=platform");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "http://app.example/install", "https://a b", "data:text/html,x", ""})
    void takeNoAddressThatCouldDoHarm(String address) {
        var app = stage.publicApp();
        stage.publish(Later.with(app, new AppLinks(address, null, null, null, null)));

        assertThat(relinks.linkFor(app.appId(), 1)).isEmpty();
    }

    @Test
    void areNoneForAPublicAppWhichAddsItsOwnProofKey() {
        assertThat(relinks.linkFor(stage.publicApp().appId(), 1)).isEmpty();
    }

    @Test
    void areNoneForAnAppThatIsNotActiveOrNotKnown() {
        for (var status : List.of(AppStatus.DISABLED, AppStatus.DELETED)) {
            var app = stage.app();
            stage.change(app, status, app.scopes());

            assertThat(relinks.linkFor(app.appId(), 1)).isEmpty();
        }
        assertThat(relinks.linkFor(Stage.newId(), 1)).isEmpty();
    }
}
