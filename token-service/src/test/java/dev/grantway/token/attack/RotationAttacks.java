package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.RefreshTokenReused;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refresh tokens that were traded for their successors, and come back. */
@Singleton
class RotationAttacks implements AttackClass {
    private final TopicReader topics;

    RotationAttacks(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.topics = new TopicReader(kafka);
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of("T17", this::afterItsSuccessor, "X22", RotationAttacks::afterOneThatIsAhead);
    }

    private void afterItsSuccessor(Scene scene) throws IOException {
        var open = scene.installs().newApp(false);
        var kept = scene.installs().newApp(true, AppTokens.ROTATING);
        givesTheSameSuccessor(scene, open, "59 seconds");
        givesTheSameSuccessor(scene, kept, "29 days");
        endsTheGrant(scene, open, "61 seconds");
        endsTheGrant(scene, kept, "31 days");
        afterTheSuccessorsUse(scene, open);
        afterTheSuccessorsUse(scene, kept);
    }

    private static Scene.Installed install(Scene scene, TestApp app) throws IOException {
        return scene.install(TestConsent.of(app).withChallenge(TestConsent.CHALLENGE));
    }

    private static Answer refresh(Scene scene, Scene.Installed installed, String token) throws IOException {
        var form = scene.refreshOf(installed);
        form.put("refresh_token", token);
        return scene.token(form);
    }

    private static void pass(Scene scene, Scene.Installed installed, String time) {
        scene.installs()
                .inDatabase(
                        "UPDATE app_grant SET rotated_at = rotated_at - ?::interval WHERE account_id = ?",
                        time,
                        installed.consent().accountId());
    }

    private static void givesTheSameSuccessor(Scene scene, TestApp app, String time) throws IOException {
        var installed = install(scene, app);
        String successor = refresh(scene, installed, installed.refresh()).text("refresh_token");
        assertThat(successor).isNotEqualTo(installed.refresh());
        pass(scene, installed, time);

        var again = refresh(scene, installed, installed.refresh());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("refresh_token")).isEqualTo(successor);
        assertThat(scene.installs().liveGrants(installed.consent())).isOne();
    }

    private void endsTheGrant(Scene scene, TestApp app, String time) throws IOException {
        var installed = install(scene, app);
        var next = refresh(scene, installed, installed.refresh());
        pass(scene, installed, time);
        assertReused(scene, installed, next);
    }

    private void afterTheSuccessorsUse(Scene scene, TestApp app) throws IOException {
        var installed = install(scene, app);
        String successor = refresh(scene, installed, installed.refresh()).text("refresh_token");
        var last = refresh(scene, installed, successor);
        assertThat(last.status()).isEqualTo(200);
        assertReused(scene, installed, last);
    }

    private void assertReused(Scene scene, Scene.Installed installed, Answer last) throws IOException {
        String installation = scene.describe(installed.access()).text("installation_id");
        scene.assertRefused(refresh(scene, installed, installed.refresh()), "400 invalid_grant");

        scene.assertRefused(refresh(scene, installed, last.text("refresh_token")), "400 invalid_grant");
        assertThat(scene.installs().liveGrants(installed.consent())).isZero();
        if (installed.app().confidential()) { // a public app cannot ask
            scene.assertDead(installed);
            assertThat(scene.isActive(installed.app(), last.text("access_token")))
                    .isFalse();
        }
        topics.await(
                Topic.GRANT_EVENTS,
                message -> TopicReader.header(message, "ce_type").equals(RefreshTokenReused.TYPE)
                        && message.key().equals(installation));
    }

    /** A successor that was never given: nobody but the service can make one, not even from its predecessor. */
    private static void afterOneThatIsAhead(Scene scene) throws IOException {
        var installed = install(scene, scene.installs().newApp(true, AppTokens.ROTATING));
        byte[] bytes =
                java.util.Base64.getUrlDecoder().decode(installed.refresh().substring(5));
        for (int rotation : new int[] {1, 2, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            java.nio.ByteBuffer.wrap(bytes).putInt(16, rotation);
            String ahead =
                    "gwr1_" + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            scene.assertRefused(refresh(scene, installed, ahead), "400 invalid_grant");
        }
        scene.assertAlive(installed);
    }
}
