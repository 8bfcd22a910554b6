package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.deploy.Settings.Reference;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each service is told, and what it is not. */
class SettingsTest {
    private static final Set<String> OF_ALL = Set.of(
            "GRANTWAY_BASE_URL",
            "GRANTWAY_SESSION_COOKIE_NAME",
            "GRANTWAY_SEAL_DIRECTORY",
            "GRANTWAY_SERVICE_JWKS_URL",
            "MP_JWT_VERIFY_PUBLICKEY",
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "QUARKUS_HTTP_PORT",
            "QUARKUS_MANAGEMENT_PORT",
            "QUARKUS_SHUTDOWN_DELAY",
            "QUARKUS_SHUTDOWN_TIMEOUT",
            "JAVA_TOOL_OPTIONS");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app-registry    | SMALLRYE_JWT_SIGN_KEY GRANTWAY_REGISTRY_PLATFORM_FILE",
                "install-service | GRANTWAY_INSTALL_TOKEN_SERVICE_URL GRANTWAY_INSTALL_DIRECTORY_URL"
                        + " QUARKUS_OIDC_CLIENT_CLIENT_ID"
                        + " QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                "token-service   | GRANTWAY_TOKEN_SIGNING_KEY_FILE GRANTWAY_TOKEN_SERVICE_CLIENTS_FILE"
                        + " GRANTWAY_TOKEN_ACCESS_TOKEN_FORMAT",
                "webhook-service | GRANTWAY_WEBHOOK_ALLOW_LOOPBACK GRANTWAY_WEBHOOK_LANE_DRAIN"
            })
    void tellsEachServiceWhatItNeedsAndNoMore(String service, String own) {
        var settings = Settings.of(Chart.render("minimal").deployment(service));
        var expected = new HashSet<>(OF_ALL);
        expected.addAll(List.of(own.split(" ", -1)));

        assertThat(Stream.of(settings.plain(), settings.secret())
                        .flatMap(variables -> variables.keySet().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app-registry", "install-service", "token-service", "webhook-service"})
    void usesNamesThatTheServiceKnowsAndSetsAllThatItDemands(String service) {
        var declared = DeclaredSettings.of(service);
        for (var values : Chart.cases().toList()) {
            var settings = Settings.of(Chart.render(values).deployment(service));
            assertThat(settings.plain().keySet())
                    .filteredOn(name -> name.startsWith("GRANTWAY_"))
                    .as("of %s", values)
                    .isSubsetOf(declared.known());
            assertThat(settings.plain().keySet())
                    .containsAll(declared.required().stream()
                            .filter(name -> name.startsWith("GRANTWAY_"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void takesOnlyWhatTheClusterHas(String values) throws IOException {
        var manifests = Chart.render(values);
        var existing = existing(values);
        var own = manifests.all(ConfigMap.class).stream()
                .flatMap(map -> keys("ConfigMap", Manifests.nameOf(map), map.getData()))
                .collect(Collectors.toSet());
        var used = manifests.deployments().stream()
                .flatMap(deployment -> Settings.of(deployment).references().stream())
                .collect(Collectors.toSet());

        var available = new HashSet<>(existing);
        available.addAll(own);
        assertThat(used).as("taken and there").isSubsetOf(available);
        assertThat(existing).as("asked of the operator and used").isSubsetOf(used);
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void makesNoSecretItself(String values) {
        assertThat(Chart.render(values).all(Secret.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void namesOnlyFilesThatAreMounted(String values) {
        assertThat(Chart.render(values).deployments()).allSatisfy(deployment -> {
            var settings = Settings.of(deployment);
            assertThat(settings.plain().entrySet())
                    .filteredOn(variable -> variable.getKey().endsWith("_FILE"))
                    .allSatisfy(variable -> assertThat(settings.files()).containsKey(variable.getValue()));
            assertThat(settings.files().keySet())
                    .anyMatch(file -> file.startsWith(settings.plain().get("GRANTWAY_SEAL_DIRECTORY") + "/"));
        });
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void callsOnlyServicesThatExist(String values) {
        var manifests = Chart.render(values);
        var names = manifests.all(Service.class).stream()
                .map(service -> "http://" + Manifests.nameOf(service))
                .toList();

        assertThat(manifests.deployments())
                .allSatisfy(deployment -> assertThat(
                                Settings.of(deployment).plain().values())
                        .filteredOn(value -> value.startsWith("http://" + prefix(values)))
                        .isNotEmpty()
                        .allSatisfy(url -> assertThat(names)
                                .contains("http://" + URI.create(url).getHost())));
    }

    @Nested
    class Keeps {
        @Test
        void theSessionsPrivateKeyToAppRegistry() {
            var manifests = Chart.render("minimal");

            assertThat(manifests.deployments())
                    .filteredOn(deployment -> Settings.of(deployment)
                            .references()
                            .contains(new Reference("Secret", "grantway-session", "private.pem")))
                    .extracting(Manifests::nameOf)
                    .containsExactly("demo-app-registry");
        }

        @Test
        void theWebhookSecretsPrivateKeyToWebhookService() {
            assertThat(Chart.render("minimal").deployments())
                    .filteredOn(deployment ->
                            Settings.of(deployment).files().containsKey("/etc/grantway/keysets/webhook-secrets.json"))
                    .extracting(Manifests::nameOf)
                    .containsExactly("demo-webhook-service");
        }

        @Test
        void webhooksAwayFromLoopback() {
            assertThat(Settings.of(Chart.render("evaluation").deployment("webhook-service"))
                            .plain())
                    .containsEntry("GRANTWAY_WEBHOOK_ALLOW_LOOPBACK", "false");
        }

        @ParameterizedTest
        @CsvSource({"minimal, __Host-grantway_session", "evaluation, grantway_session"})
        void theSessionsCookieToTheHostWhereHttpsAllowsIt(String values, String cookie) {
            assertThat(Chart.render(values).deployments())
                    .allSatisfy(deployment -> assertThat(Settings.of(deployment).plain())
                            .containsEntry("GRANTWAY_SESSION_COOKIE_NAME", cookie));
        }
    }

    @Nested
    class LetsAnOperator {
        @Test
        void giveEachServiceItsOwnKafkaUser() {
            assertThat(Settings.of(Chart.render("production").deployment("token-service")))
                    .satisfies(settings -> {
                        assertThat(settings.plain()).containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
                        assertThat(settings.secret())
                                .containsEntry(
                                        "KAFKA_SASL_JAAS_CONFIG",
                                        new Reference("Secret", "kafka-token-service", "sasl.jaas.config"));
                    });
        }

        @Test
        void chooseTheFormatOfAccessTokens() {
            assertThat(Settings.of(Chart.render("production").deployment("token-service"))
                            .plain())
                    .containsEntry("GRANTWAY_TOKEN_ACCESS_TOKEN_FORMAT", "jwt");
        }

        @Test
        void beginWithUsersAndApps() {
            assertThat(Settings.of(Chart.render("evaluation").deployment("app-registry"))
                            .plain())
                    .containsEntry("GRANTWAY_REGISTRY_BOOTSTRAP_FILE", "/etc/grantway/bootstrap/bootstrap.json");
        }

        @Test
        void moveInFromAnotherSystem() {
            assertThat(Settings.of(Chart.render("evaluation").deployment("token-service"))
                            .plain())
                    .containsEntry("GRANTWAY_TOKEN_IMPORT_KEY_FILE", "/etc/grantway/import-key/import-key");
        }

        @Test
        void pinAnImageByItsDigest() {
            assertThat(Manifests.container(Chart.render("production").deployment("token-service"))
                            .getImage())
                    .matches("registry\\.example\\.com/platform/grantway/token-service:1\\.4\\.2@sha256:[0-9a-f]{64}");
        }

        @Test
        void leaveTheUserToThePlatform() {
            assertThat(Chart.render("production").deployments()).allSatisfy(deployment -> {
                assertThat(Manifests.pod(deployment).getSecurityContext().getRunAsUser())
                        .isNull();
                assertThat(Manifests.pod(deployment).getSecurityContext().getRunAsNonRoot())
                        .isTrue();
            });
        }

        @Test
        void overrideADefaultForOneService() {
            var production = Chart.render("production");

            assertThat(replicas(production))
                    .isEqualTo(Map.of(
                            "apps-app-registry", 2,
                            "apps-install-service", 3,
                            "apps-token-service", 6,
                            "apps-webhook-service", 3));
        }
    }

    private static Map<String, Integer> replicas(Manifests manifests) {
        return manifests.deployments().stream()
                .collect(Collectors.toMap(
                        Manifests::nameOf, deployment -> deployment.getSpec().getReplicas()));
    }

    private static String prefix(String values) {
        return values.equals("production") ? "apps-" : Chart.RELEASE + "-";
    }

    private static Set<Reference> existing(String values) throws IOException {
        var text = Files.readString(Path.of("helm/grantway/tests/existing-" + values + ".yaml"));
        var objects = Manifests.read(text);
        var secrets = objects.all(Secret.class).stream()
                .flatMap(secret -> keys("Secret", Manifests.nameOf(secret), secret.getStringData()));
        var maps = objects.all(ConfigMap.class).stream()
                .flatMap(map -> keys("ConfigMap", Manifests.nameOf(map), map.getData()));
        return Stream.concat(secrets, maps).collect(Collectors.toSet());
    }

    private static Stream<Reference> keys(String kind, String name, Map<String, String> data) {
        return data.keySet().stream().map(key -> new Reference(kind, name, key));
    }
}
