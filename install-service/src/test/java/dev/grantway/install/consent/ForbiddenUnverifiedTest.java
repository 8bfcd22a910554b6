package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.stage.Unverified;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A site on which only apps of verified publishers are installed. */
@QuarkusTest
@TestProfile(ForbiddenUnverifiedTest.Forbidding.class)
class ForbiddenUnverifiedTest {
    /** The operator's rule. */
    public static class Forbidding implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("grantway.install.unverified-apps", "forbid");
        }
    }

    private final Stage stage;

    ForbiddenUnverifiedTest(Stage stage) {
        this.stage = stage;
    }

    @Test
    void keepsTheOthersOut() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var app = stage.app();
        var before = browser.toConsent(Link.to(app), account);
        var link = Link.to(stage.publish(Unverified.of(app)));

        var list = browser.open(link.text());
        var refused = browser.choose(list, account.accountId());

        assertThat(list.asString()).contains(" disabled>", "Only apps of verified publishers can be installed");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString())
                .contains(
                        "Only apps of verified publishers can be installed on this site",
                        "Whoever runs this site can verify the publisher.",
                        "Error PUBLISHER_NOT_VERIFIED");
        assertThat(browser.grant(before, List.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void letsVerifiedOnesIn() {
        var account = Stage.account();

        assertThat(stage.signIn(account).install(Link.to(stage.app()), account).header("Location"))
                .contains("code=");
    }
}
