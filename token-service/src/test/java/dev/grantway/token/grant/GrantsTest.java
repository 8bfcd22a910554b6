package dev.grantway.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GrantsTest {
    private final TestInstalls installs;
    private final TestTokens tokens;
    private final Grants grants;

    GrantsTest(TestInstalls installs, TestTokens tokens, Grants grants) {
        this.installs = installs;
        this.tokens = tokens;
        this.grants = grants;
    }

    /** The row is read together with those that others ask for. */
    @Test
    void areNotFoundInsideATransaction() {
        var id = tokens.read(installs.install(TestConsent.of(installs.app())).path("access_token"))
                .grantId();
        assertThat(grants.find(id)).isPresent();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> grants.find(id)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(grants.find(id)).isPresent();
    }
}
