package dev.grantway.install.hubspot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app that uninstalls itself. */
@QuarkusTest
class ExternalInstallTest {
    private static final String PATH = "/appinstalls/v3/external-install";

    private final Stage stage;
    private final Installs installs;
    private final InstallationView view;
    private final Neighbours neighbours;
    private final String kafka;

    ExternalInstallTest(
            Stage stage,
            Installs installs,
            InstallationView view,
            Neighbours neighbours,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.installs = installs;
        this.view = view;
        this.neighbours = neighbours;
        this.kafka = kafka;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "2026-03", "2026-09"})
    void isGoneAtOnceAndItsTokenWithIt(String version) {
        var active = installs.active();
        String token = tokenOf(active, 1);

        delete("/appinstalls/" + version + "/external-install", token)
                .statusCode(204)
                .body(emptyString());

        assertThat(neighbours.closures).contains(active.id() + "/1");
        assertThat(status(active)).isEqualTo(InstallationStatus.UNINSTALLED);
        var told = new TopicReader(kafka)
                .await(
                        Topic.INSTALL_EVENTS,
                        message -> message.key().equals(active.id())
                                && TopicReader.header(message, "ce_type").equals(InstallUninstalled.TYPE));
        assertThat(told.value()).contains("\"BY_APP\"", "\"uninstalledBy\":null");

        refused(delete("/appinstalls/" + version + "/external-install", token), 401, "INVALID_AUTHENTICATION")
                .header("WWW-Authenticate", containsString("invalid_token"));
    }

    @Test
    void needsAGoodToken() {
        refused(given().delete(PATH).then(), 401, "INVALID_AUTHENTICATION")
                .header("WWW-Authenticate", equalTo("Bearer"));
        refused(given().header("Authorization", "Basic eDp5").delete(PATH).then(), 401, "INVALID_AUTHENTICATION");
        refused(delete(PATH, "nonsense"), 401, "INVALID_AUTHENTICATION");
    }

    @Test
    void tellsClientsToRefreshATokenWhoseTimeIsOver() {
        String token = UUID.randomUUID().toString();
        neighbours.accessTokens.put(token, "expired/1");

        refused(delete(PATH, token), 401, "EXPIRED_AUTHENTICATION")
                .body("message", matchesPattern(".*expired [0-9]+ second\\(s\\) ago\\."))
                .body("context.'expire time'[0]", equalTo("1970-01-01T00:00:00Z"));
    }

    @Test
    void doesNotActOnASession() {
        var active = installs.active();
        var member = stage.signIn(Stage.account());

        assertThat(member.request().delete(PATH).statusCode()).isEqualTo(401);

        assertThat(status(active)).isEqualTo(InstallationStatus.ACTIVE);
    }

    @Test
    void isToBeAskedAgainWhileTokenServiceIsAwayOrItsNewsAreOnTheirWay() {
        var active = installs.active();
        String ahead = tokenOf(active, 2);
        neighbours.tokenServiceAway.set(true);
        try {
            refused(delete(PATH, ahead), 503, "SERVICE_UNAVAILABLE").header("Retry-After", notNullValue());
        } finally {
            neighbours.tokenServiceAway.set(false);
        }
        refused(delete(PATH, ahead), 503, "SERVICE_UNAVAILABLE");

        assertThat(status(active)).isEqualTo(InstallationStatus.ACTIVE);
    }

    @Test
    void sparesTheNextGeneration() {
        var active = installs.active();
        delete(PATH, tokenOf(active, 1)).statusCode(204);
        var second = installs.activate(installs.authorizeAgain(active));
        neighbours.closures.remove(active.id() + "/1"); // the look-up was made just before the uninstall

        delete(PATH, tokenOf(active, 1)).statusCode(204);

        assertThat(second.generation()).isEqualTo(2);
        assertThat(status(active)).isEqualTo(InstallationStatus.ACTIVE);
    }

    private String tokenOf(Installation installation, int generation) {
        String token = UUID.randomUUID().toString();
        neighbours.accessTokens.put(token, installation.id() + "/" + generation);
        return token;
    }

    private static ValidatableResponse delete(String path, String token) {
        return given().header("Authorization", "Bearer " + token).delete(path).then();
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String category) {
        return answer.statusCode(status)
                .contentType("application/json")
                .header("x-hubspot-correlation-id", notNullValue())
                .body("status", equalTo("error"))
                .body("category", equalTo(category))
                .body("correlationId", notNullValue())
                .body("message", notNullValue());
    }

    private InstallationStatus status(Installation installation) {
        return view.find(installation.id()).orElseThrow().status();
    }
}
