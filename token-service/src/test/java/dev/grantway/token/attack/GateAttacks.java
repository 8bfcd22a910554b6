package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestApp;
import dev.grantway.token.gate.TestGate;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Calls of the product's API that the gate has to stop. */
@Singleton
class GateAttacks implements AttackClass {
    private static final String PATH = "/authz/crm/v3/contacts";
    private static final String ACCOUNT = "X-Grantway-Account-Id";

    private final TestGate gate;

    GateAttacks(TestGate gate) {
        this.gate = gate;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of("X24", this::withWhatIsNoAccessToken);
    }

    private void withWhatIsNoAccessToken(Scene scene) throws IOException {
        gate.open();
        var installed = scene.install();
        String good = installed.access();
        assertPasses(scene, installed, bearer(good));
        assertPasses(scene, installed, bearer(good).with(ACCOUNT, "1").with("X-Grantway-Scopes", "everything"));
        for (String other : List.of(
                installed.refresh(),
                installed.refresh().replace("gwr1_", "gwa1_"),
                installed.exchange().get("code"),
                installed.app().clientSecret(),
                good + "x",
                good + "=",
                good.substring(0, good.length() - 1),
                good.toUpperCase(java.util.Locale.ROOT),
                good + ", " + good,
                "")) {
            assertStopped(scene, bearer(other));
        }
        assertStopped(scene, Request.get(PATH));
        assertStopped(scene, Request.get(PATH + "?access_token=" + good));
        assertStopped(scene, Request.get(PATH).with("Authorization", good));
        assertStopped(scene, Request.get(PATH).with("Authorization", Request.basic("x:" + good)));
        assertStopped(scene, Request.get(PATH).as(new TestApp(1, "crm", good, true)));
        assertStopped(
                scene,
                bearer(good).with("Authorization", "Bearer " + scene.install().access()));

        scene.revoke(installed.app(), installed.refresh());

        assertStopped(scene, bearer(good));
    }

    private static Request bearer(String token) {
        return Request.get(PATH).with("Authorization", "Bearer " + token);
    }

    private static void assertPasses(Scene scene, Scene.Installed installed, Request request) throws IOException {
        var answer = scene.ask(request);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header(ACCOUNT))
                .hasValue(Integer.toString(installed.consent().accountId()));
        assertThat(answer.header("X-Grantway-Scopes")).hasValue("crm.objects.contacts.read oauth");
    }

    private static void assertStopped(Scene scene, Request request) throws IOException {
        var answer = scene.ask(request);
        assertThat(answer.status()).as("%s", answer).isIn(400, 401);
        assertThat(answer.headers()).noneMatch(header -> header.name().startsWith("X-Grantway-"));
    }
}
