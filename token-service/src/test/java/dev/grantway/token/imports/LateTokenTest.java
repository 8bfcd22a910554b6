package dev.grantway.token.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A foreign token whose grant went on without it, for an app whose refresh tokens rotate. RFC 9700, section 4.14.2. */
@QuarkusTest
class LateTokenTest {
    private final TestInstalls installs;
    private final TestImports imports;

    LateTokenTest(TestInstalls installs, TestImports imports) {
        this.installs = installs;
        this.imports = imports;
    }

    @Test
    void ofTwoOfOneGrantIsRefusedAtItsFirstUseAndEndsNothing() {
        var app = installs.newApp(true, AppTokens.ROTATING);
        var one = moving(app);
        var late = one.withToken("na1-" + UUID.randomUUID());
        imports.send(List.of(one.line(), late.line())).body("imported", equalTo(2));
        String present = trade(app, trade(app, one.token()));

        refused(app, late.token());
        refused(app, late.token());

        present = trade(app, present);
        assertThat(ended(one)).isZero();
        assertThat(events(one)).isOne();

        refused(app, one.token()); // this one was used: who has it has stolen it, or was stolen from
        refused(app, present);
        assertThat(ended(one)).isOne();
    }

    @Test
    void ofWhoConsentedAgainIsRefusedAtItsFirstUseAndEndsNothing() {
        var app = installs.newApp(true, AppTokens.ROTATING);
        var late = moving(app);
        imports.send(List.of(late.line())).body("imported", equalTo(1));
        var again = TestConsent.of(app)
                .byUser(late.userId())
                .inAccount(late.accountId())
                .withScopes("oauth");
        String first = installs.install(again).path("refresh_token");
        String present = trade(app, trade(app, first));

        refused(app, late.token());

        trade(app, present);
        assertThat(ended(late)).isZero();
    }

    private static MovedIn moving(TestApp app) {
        return new MovedIn(app.clientId(), TestConsent.of(app).accountId(), 7, "na1-" + UUID.randomUUID());
    }

    private String trade(TestApp app, String token) {
        return TestInstalls.post("/oauth2/token", installs.refreshOf(app, token))
                .then()
                .statusCode(200)
                .extract()
                .path("refresh_token");
    }

    private void refused(TestApp app, String token) {
        TestInstalls.post("/oauth2/token", installs.refreshOf(app, token))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    private long ended(MovedIn one) {
        return installs.number(
                "SELECT count(*) FROM app_grant WHERE account_id = ? AND revoked_at IS NOT NULL", one.accountId());
    }

    private long events(MovedIn one) {
        return installs.number("SELECT event_sequence FROM installation WHERE account_id = ?", one.accountId());
    }
}
