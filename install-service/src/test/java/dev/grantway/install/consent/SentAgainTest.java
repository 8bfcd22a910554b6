package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.LogLines;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.tokens.TokenServiceClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a form that is sent a second time, by the Back button or by a second click. */
@QuarkusTest
class SentAgainTest {
    private static final List<String> NONE = List.of();

    private final Stage stage;
    private final Neighbours neighbours;
    private final InstallationView installations;
    private final TokenServiceClient tokenService;

    SentAgainTest(Stage stage, Neighbours neighbours, InstallationView installations, TokenServiceClient tokenService) {
        this.stage = stage;
        this.neighbours = neighbours;
        this.installations = installations;
        this.tokenService = tokenService;
    }

    @ParameterizedTest
    @EnumSource(DoorKind.class)
    void getsNoCodeThatTheAppHasSpent(DoorKind door) {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var link = Link.to(door, stage.app());
        var page = browser.toConsent(link, account);
        String location = browser.grant(page, NONE).header("Location");
        neighbours.spend(location.replaceAll(".*[?&]code=([^&]*).*", "$1"));

        var again = browser.grant(page, NONE);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.header("Location")).isNull();
        assertThat(again.asString())
                .contains(
                        "You have granted access already",
                        "href=\"/connected-apps?accountId=" + account.accountId() + "\"",
                        "href=\"" + link.text().replace("&", "&amp;") + "\"><bdi>Start again",
                        "Error GRANTED_BEFORE");
    }

    @Test
    void withOtherTicksGivesNothingAndSaysThatItWasGranted() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()).with("optional_scope", "reports"), account);
        assertThat(browser.grant(page, NONE).statusCode()).isEqualTo(303);

        var again = browser.grant(page, List.of("reports"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("Error GRANTED_BEFORE");
    }

    @Test
    void isAnotherConsentOnceTheAccountWasChosenAgain() {
        var first = Stage.account();
        var second = Stage.account();
        var browser = stage.signIn(first, second);
        var list = browser.open(
                Link.to(stage.app()).with("optional_scope", "reports").text());

        String once = code(browser.grant(browser.choose(list, first.accountId()), NONE));
        String otherTicks = code(browser.grant(browser.choose(list, first.accountId()), List.of("reports")));
        String otherAccount = code(browser.grant(browser.choose(list, second.accountId()), NONE));

        assertThat(List.of(once, otherTicks, otherAccount)).doesNotHaveDuplicates();
        assertThat(installations.ofAccount(first.accountId())).hasSize(1);
        assertThat(installations.ofAccount(second.accountId())).hasSize(1);
    }

    @Test
    void isTheSamePageWhereItWasLeftOpen() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var list = browser.open(Link.to(stage.app()).text());
        var page = browser.choose(list, account.accountId());
        var other = browser.choose(list, account.accountId());

        assertThat(Browser.hidden(page, "flow")).isNotEqualTo(Browser.hidden(other, "flow"));
        String code = code(browser.grant(page, NONE));
        assertThat(code(browser.grant(page, NONE))).isEqualTo(code);
        assertThat(code(browser.grant(other, NONE))).isNotEqualTo(code);
    }

    /** token-service knows of an end that has not come here yet. */
    @Test
    void tellsTheLogWhyItWasOvertaken() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var link = Link.to(stage.app());
        assertThat(browser.install(link, account).statusCode()).isEqualTo(303);
        var installation = installations.ofAccount(account.accountId()).getFirst();
        var page = browser.toConsent(link, account);
        tokenService.close(installation.id(), 1, "UNKNOWN");

        try (var log = LogLines.listen()) {
            var answer = browser.grant(page, NONE);

            assertThat(answer.asString()).contains("Error CHANGED_MEANWHILE", "Start again");
            String correlationId = answer.asString().replaceAll("(?s).*Error CHANGED_MEANWHILE · ([0-9a-f-]+).*", "$1");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("GENERATION_CLOSED") && line.contains(correlationId));
        }
    }

    private static String code(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll(".*[?&]code=([^&]*).*", "$1");
    }
}
