package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm says of the chart and of values. */
class ChartLintTest {
    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void isCleanByTheStrictLinter(String values, @TempDir Path scratch) {
        var result = Chart.lint(values, scratch);

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[ERROR]"));
    }

    @Test
    void aFirstSigningKeyMayBeLeftOut() {
        String chart = Chart.renderText("minimal", Map.of("tokenService.signingKey.existingSecret", ""));

        assertThat(chart).doesNotContain("GRANTWAY_TOKEN_SIGNING_KEY_FILE").doesNotContain("/etc/grantway/signing-key");
        assertThat(Chart.renderText("minimal", Map.of())).contains("GRANTWAY_TOKEN_SIGNING_KEY_FILE");
    }

    @Nested
    class Refuses {
        @ParameterizedTest(name = "{0}={1}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        defaults.replicas                         | 0                                        | replicas
                        tokenService.replicas                     | 0                                        | replicas
                        defaults.repilcas                         | 2                                        | repilcas
                        tokenService.repilcas                     | 2                                        | repilcas
                        surprise                                  | 1                                        | surprise
                        baseUrl                                   | apps.example.com                         | baseUrl
                        baseUrl                                   | https://apps.example.com/                | baseUrl
                        baseUrl                                   | https://apps.example.com/grantway        | baseUrl
                        image.pullPolicy                          | Sometimes                                | pullPolicy
                        defaults.resources.memory                 | 256Mi                                    | memory
                        defaults.resources.cpu                    | lots                                     | cpu
                        defaults.runAsUser                        | 0                                        | runAsUser
                        tokenService.accessTokenFormat            | jws                                      | accessTokenFormat
                        tokenService.imageDigest                  | latest                                   | imageDigest
                        appRegistry.database.url                  | postgres://host/app                      | url
                        appRegistry.database.url                  | jdbc:postgresql://host/app?password=x    | url
                        appRegistry.database.password             | x                                        | password
                        appRegistry.session.existingSecret        | x                                        | session
                        tokenService.signingKey.pem               | x                                        | pem
                        platform.existingConfigMap                | both                                     | platform
                        httpRoute.parentRefs                      | null                                     | parentRefs
                        podDisruptionBudget.maxUnavailable        | 0                                        | maxUnavailable
                        networkPolicy.kafkaPort                   | 70000                                    | kafkaPort
                        defaults.podLabels.app\\.kubernetes\\.io/name | x                                     | app.kubernetes.io/name
                        defaults.env.lower_case                   | x                                        | lower_case
                        """)
        void bySchema(String value, String content, String named) {
            assertThatThrownBy(() -> Chart.renderText("minimal", Map.of(value, content)))
                    .hasMessageContaining("values don't meet the specifications of the schema")
                    .hasMessageContaining(named);
        }

        @Test
        void aGracePeriodThatEndsBeforeTheWorkDoes() {
            assertThatThrownBy(() -> Chart.renderText("minimal", Map.of("webhookService.shutdown.graceSeconds", 40)))
                    .hasMessageContaining("webhookService.shutdown: graceSeconds must be more than");
        }

        @Test
        void aVariableThatTheChartSetsItself() {
            assertThatThrownBy(() -> Chart.renderText("minimal", Map.of("tokenService.env.QUARKUS_HTTP_PORT", "\"9\"")))
                    .hasMessageContaining("env: the chart sets QUARKUS_HTTP_PORT itself");
        }

        @Test
        void aClusterThatCannotSleepBeforeAStop() {
            var old = new Helm(Chart.HOME).template().withKubeVersion("1.29.9").withValuesFile(Chart.values("minimal"));

            assertThatThrownBy(old::call).hasMessageContaining("incompatible with Kubernetes");
        }

        @Test
        void toGuessWhatOnlyTheOperatorKnows() {
            var empty = new Helm(Chart.HOME).template().withKubeVersion("1.34.0");

            assertThatThrownBy(empty::call)
                    .hasMessageContaining("schema")
                    .satisfies(problem -> assertThat(List.of("baseUrl", "platform", "repository", "url", "parentRefs"))
                            .allSatisfy(name -> assertThat(problem.getMessage()).contains(name)));
        }
    }
}
