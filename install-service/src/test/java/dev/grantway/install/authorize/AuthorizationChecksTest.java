package dev.grantway.install.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.authorize.AuthorizationOutcome.Accepted;
import dev.grantway.install.authorize.AuthorizationOutcome.SentToApp;
import dev.grantway.install.authorize.AuthorizationOutcome.ShownToUser;
import dev.grantway.install.authorize.ParseOutcome.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorizationChecksTest {
    private static final Door LENIENT = new Door("/door", false, false, List.of("optional_scope"));
    private static final String VALID =
            "client_id=c&redirect_uri=https://app.example/cb&scope=base+read&state=s&response_type=code";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final AuthorizationChecks checks =
            new AuthorizationChecks(new AuthorizationResponse("https://issuer.example"));

    @Nested
    class TheRedirectUri {
        @ParameterizedTest
        @CsvSource({
            "https://app.example/other, REDIRECT_MISMATCH",
            "http://localhost:1/other, REDIRECT_MISMATCH",
            "http://[::1], REDIRECT_MISMATCH",
            "http://app.example/cb, REDIRECT_NOT_HTTPS",
            "HTTP://app.example/cb, REDIRECT_NOT_HTTPS",
            "http://localhost.evil.test/cb, REDIRECT_NOT_HTTPS",
            "http://localhost@evil.test/cb, REDIRECT_NOT_HTTPS",
            "myapp:/cb, REDIRECT_MISMATCH"
        })
        void thatIsNotRegisteredIsToldByItsKind(String uri, String code) {
            String query = VALID.replaceAll("redirect_uri=[^&]*", "redirect_uri=" + AuthorizationResponse.encode(uri));

            assertThat(check(LENIENT, query, app(true))).isInstanceOfSatisfying(ShownToUser.class, shown -> {
                assertThat(shown.obstacle().code()).isEqualTo(code);
                assertThat(shown.obstacle().names()).isEmpty();
                assertThat(shown.wayBack()).isEmpty();
                assertThat(shown.forDevelopers().orElseThrow().lines())
                        .contains("The link says " + uri, "Registered is https://app.example/cb");
            });
        }
    }

    @Nested
    class TheScopes {
        @ParameterizedTest(name = "scope={0} optional_scope={1} → {2} {3}")
        @CsvSource(delimiter = '|', textBlock = """
                base+read            |            | ACCEPTED             |
                read+base            | opt1+opt2  | ACCEPTED             |
                base+read+cond       | opt1       | ACCEPTED             |
                base+read+base       |            | ACCEPTED             |
                base+read            | base       | ACCEPTED             |
                base                 |            | SCOPES_INSUFFICIENT  | read
                base                 | read       | SCOPES_INSUFFICIENT  | read
                ''                   |            | SCOPES_INSUFFICIENT  | base
                base+read+other      |            | SCOPES_MISMATCH      | other is not configured
                base+read            | other      | SCOPES_MISMATCH      | other is not configured
                base+read+opt1       |            | SCOPES_MISMATCH      | opt1 is optional
                base+read            | cond       | SCOPES_MISMATCH      | cond is conditionally required
                base+read+ba%22se    |            | SCOPES_MISMATCH      | ba"se is not configured
                BASE+read            |            | SCOPES_INSUFFICIENT  | base
                """)
        void followTheLinkAndTheApp(String scope, String optional, String expected, String named) {
            String query = VALID.replace("base+read", scope) + (optional == null ? "" : "&optional_scope=" + optional);

            var outcome = check(LENIENT, query, app(true));

            if (expected.equals("ACCEPTED")) {
                assertThat(outcome).isInstanceOf(Accepted.class);
            } else {
                assertThat(outcome).isInstanceOfSatisfying(ShownToUser.class, shown -> {
                    assertThat(shown.obstacle().code()).isEqualTo(expected);
                    assertThat(shown.obstacle().names()).anyMatch(name -> name.startsWith(named));
                    assertThat(shown.wayBack().orElseThrow().location())
                            .startsWith("https://app.example/cb?error=invalid_scope&")
                            .endsWith("&state=s");
                });
            }
        }

        @Test
        void thatAreOptionalKeepTheirOrder() {
            var outcome = check(LENIENT, VALID + "&optional_scope=opt2+opt1", app(true));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            accepted -> assertThat(accepted.request().optionalScopes())
                                    .containsExactly("opt2", "opt1"));
        }
    }

    @Nested
    class TheProofKey {
        @ParameterizedTest(name = "confidential={0} {1} → {2}")
        @CsvSource(delimiter = '|', textBlock = """
                true  | ''                                                        | accepted
                false | ''                                                        | refused
                true  | &code_challenge=%s&code_challenge_method=S256             | accepted
                false | &code_challenge=%s&code_challenge_method=S256             | accepted
                true  | &code_challenge=%s&code_challenge_method=plain            | refused
                true  | &code_challenge=%s&code_challenge_method=s256             | refused
                true  | &code_challenge=%s                                        | refused
                true  | &code_challenge_method=S256                               | refused
                true  | &code_challenge=abc&code_challenge_method=S256            | refused
                true  | &code_challenge=%s%s&code_challenge_method=S256           | refused
                true  | &code_challenge=+++++++++++++++++++++++++++++++++++++++++++&code_challenge_method=S256 | refused
                """)
        void isS256OrNoneAndPublicAppsNeedIt(boolean confidential, String parameters, String expected) {
            var outcome = check(LENIENT, VALID + parameters.replace("%s", CHALLENGE), app(confidential));

            if (expected.equals("accepted")) {
                assertThat(outcome).isInstanceOf(Accepted.class);
            } else {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                SentToApp.class,
                                sent -> assertThat(sent.location())
                                        .startsWith("https://app.example/cb?error=invalid_request&")
                                        .endsWith("&state=s"));
            }
        }
    }

    @Nested
    class TheDoors {
        @Test
        void differInTheResponseType() {
            String without = VALID.replace("&response_type=code", "");

            assertThat(check(LENIENT, without, app(true))).isInstanceOf(Accepted.class);
            assertThat(check(Door.STANDARD, without, app(true))).isInstanceOf(SentToApp.class);
        }

        @Test
        void differInTheIssuer() {
            String implicit = VALID.replace("response_type=code", "response_type=token");

            assertThat(location(check(Door.STANDARD, implicit, app(true))))
                    .startsWith("https://app.example/cb?error=unsupported_response_type&")
                    .endsWith("&state=s&iss=https%3A%2F%2Fissuer.example");
            assertThat(location(check(LENIENT, implicit, app(true)))).doesNotContain("iss=");
        }
    }

    @ParameterizedTest
    @EnumSource(value = AppStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void showAPageForAnAppThatIsNotInUse(AppStatus status) {
        assertThat(check(LENIENT, VALID, app(true, status)))
                .isInstanceOfSatisfying(
                        ShownToUser.class, shown -> assertThat(shown.wayBack()).isEmpty());
    }

    @Test
    void sendNoStateBackWhereItCameTwice() {
        assertThat(location(check(LENIENT, VALID + "&state=t", app(true))))
                .contains("error=invalid_request")
                .doesNotContain("&state=");
    }

    @Test
    void keepTheQueryOfARegisteredRedirect() {
        String query = VALID.replace("https://app.example/cb", "https://app.example/q%3Ftenant%3D1")
                + "&response_mode=fragment";

        assertThat(location(check(LENIENT, query, app(true))))
                .startsWith("https://app.example/q?tenant=1&error=invalid_request&");
    }

    private AuthorizationOutcome check(Door door, String query, AppSnapshot app) {
        var request = ((Parsed) new AuthorizationRequestParser().parse(door, query)).request();
        return checks.check(request, Optional.of(app));
    }

    private static String location(AuthorizationOutcome outcome) {
        assertThat(outcome).isInstanceOf(SentToApp.class);
        return ((SentToApp) outcome).location();
    }

    private static AppSnapshot app(boolean confidential) {
        return app(confidential, AppStatus.ACTIVE);
    }

    private static AppSnapshot app(boolean confidential, AppStatus status) {
        return new AppSnapshot(
                1,
                1,
                status,
                2,
                new Publisher("Acme Apps", "acme.example", true),
                "Sync",
                null,
                null,
                new SupportContact(null, null, null),
                null,
                "c",
                confidential,
                AppTokens.STABLE,
                List.of("https://app.example/cb", "https://app.example/q?tenant=1"),
                new AppScopes(List.of("base", "read"), List.of("cond"), List.of("opt1", "opt2")),
                null,
                List.of(),
                "1",
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
