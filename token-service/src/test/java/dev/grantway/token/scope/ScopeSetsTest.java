package dev.grantway.token.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScopeSetsTest {
    private final String name = UUID.randomUUID().toString();
    private final List<String> granted = List.of("a-" + name, "b-" + name, "c-" + name, "d-" + name);
    private final int appId = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE - 1);
    private final ScopeSetStore store;
    private final ScopeSetsConfig configured;
    private final TestInstalls installs;

    ScopeSetsTest(ScopeSetStore store, ScopeSetsConfig configured, TestInstalls installs) {
        this.store = store;
        this.configured = configured;
        this.installs = installs;
    }

    @Test
    void letAnAppAskForFewerScopesInSoManyWays() {
        var sets = new ScopeSets(store, () -> 2);
        assertGiven(sets, appId, "a-");
        assertGiven(sets, appId, "a-", "b-");

        assertThat(narrow(sets, appId, "b-")).isInstanceOfSatisfying(NarrowingOutcome.Refused.class, refused -> {
            assertThat(refused.refusal().reason().error()).isEqualTo("invalid_scope");
            assertThat(refused.refusal().description()).contains("in 2 different ways", "or no scope");
        });

        assertGiven(sets, appId, "b-", "a-");
        assertGiven(sets, appId, "a-", "b-", "c-", "d-");
        assertGiven(sets, appId + 1, "b-");
        assertGiven(sets, appId, "b-");
        assertThat(sets.findOrStore(granted.subList(1, 3)).scopes()).isEqualTo(granted.subList(1, 3));
        assertThat(installs.number("SELECT count(*) FROM scope_set WHERE narrowed_for = ?", appId))
                .isEqualTo(2);
    }

    @Test
    void refuseBeyondTheLimitAtTheTokenEndpoint() {
        assertThat(configured.narrowedPerApp()).isEqualTo(1000);
        var app = installs.newApp(true);
        var consent = TestConsent.of(app).withScopes("oauth", "a-" + name);
        var refresh = installs.refreshOf(app, installs.install(consent).path("refresh_token"));
        installs.inDatabase("""
                INSERT INTO scope_set (digest, scopes, narrowed_for)
                SELECT sha256(convert_to(? || n, 'UTF8')), ARRAY['x'], ? FROM generate_series(1, 1000) n""", name, app.appId());
        var ofInstallation = TestInstalls.credentialsOf(app);
        ofInstallation.put("account_id", Integer.toString(consent.accountId()));

        for (var form : List.of(refresh, ofInstallation)) {
            form.put("scope", "a-" + name);
            assertThat(errorOf(form)).isEqualTo("invalid_scope");
            form.put("scope", "a-" + name + " oauth");
            assertThat(errorOf(form)).isNull();
            form.remove("scope");
            assertThat(errorOf(form)).isNull();
        }
    }

    private static @org.jspecify.annotations.Nullable String errorOf(Map<String, String> form) {
        return TestInstalls.post("/oauth2/token", form).path("error");
    }

    private void assertGiven(ScopeSets sets, int app, String... names) {
        assertThat(narrow(sets, app, names)).isInstanceOf(NarrowingOutcome.Given.class);
    }

    private NarrowingOutcome narrow(ScopeSets sets, int app, String... names) {
        return sets.narrow(app, granted, String.join(name + " ", names) + name);
    }
}
