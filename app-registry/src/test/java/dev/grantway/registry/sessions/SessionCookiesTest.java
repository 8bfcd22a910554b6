package dev.grantway.registry.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.platform.session.SessionConfig;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A16")
class SessionCookiesTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void areBoundToTheHostAndToHttpsWhereTheBaseUrlIsHttps() {
        var cookies = new SessionCookies(named("__Host-grantway_session"), "https://crm.example");

        for (String cookie : new String[] {cookies.carrying("jwt", DAY), cookies.forgetting()}) {
            assertThat(cookie)
                    .startsWith("__Host-grantway_session=")
                    .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
                    .doesNotContainIgnoringCase("domain=");
        }
    }

    @Test
    void areHiddenFromScriptsOnPlainHttpToo() {
        var cookies = new SessionCookies(named("grantway_session"), "http://localhost:8080");

        assertThat(cookies.carrying("jwt", DAY))
                .startsWith("grantway_session=jwt; Max-Age=86400")
                .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void areNotMadeUnderANameThatDoesNotFitTheBaseUrl() {
        assertThatThrownBy(() -> new SessionCookies(named("grantway_session"), "https://crm.example"))
                .hasMessageContaining("__Host-");
        assertThatThrownBy(() -> new SessionCookies(named("__Host-grantway_session"), "http://localhost:8080"))
                .hasMessageContaining("__Host-");
    }

    private static SessionConfig named(String name) {
        return new SessionConfig() {
            @Override
            public Duration ttl() {
                return Duration.ofMinutes(15);
            }

            @Override
            public String cookieName() {
                return name;
            }
        };
    }
}
