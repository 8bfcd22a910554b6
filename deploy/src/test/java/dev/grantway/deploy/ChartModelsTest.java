package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether Kubernetes would know each field that the chart writes. */
class ChartModelsTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2
              strategy:
                rollingUpdate:
                  maxUnavailable: 0
              template:
                spec:
                  containers:
                    - name: web
                      securityContext:
                        readOnlyRootFilesystem: true
                      env:
                        - name: PORT
                          value: "8080"
            """;

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void writesNoFieldThatKubernetesDoesNotKnow(String values) {
        assertThat(Chart.render(values).objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(UnknownFields.in(object)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void namesEachObjectOnceAndPutsItInTheNamespace(String values) {
        var objects = Chart.render(values).objects();

        assertThat(objects).extracting(ChartModelsTest::identity).doesNotHaveDuplicates();
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.getMetadata().getNamespace()).isEqualTo(Chart.NAMESPACE);
            assertThat(Manifests.nameOf(object)).matches("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
        });
    }

    @Test
    void staysWithinTheLengthOfANameWhateverTheRelease() {
        var rendered = Chart.renderText("minimal", Map.of("namePrefix", "a".repeat(40)));

        assertThat(Manifests.read(rendered).objects())
                .allSatisfy(object -> assertThat(Manifests.nameOf(object)).hasSizeLessThan(64));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void writesTheExampleSecretsAsKubernetesWants(String values) throws Exception {
        var text = Files.readString(Path.of("helm/grantway/tests/existing-" + values + ".yaml"));

        assertThat(Manifests.read(text).objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(UnknownFields.in(object)).isEmpty());
    }

    /** The loader itself: it must find the faults that it is there for. */
    @Nested
    class TheLoader {
        @Test
        void acceptsWhatIsRight() {
            var objects = Manifests.read(DEPLOYMENT).objects();

            assertThat(objects)
                    .hasSize(1)
                    .allSatisfy(object -> assertThat(UnknownFields.in(object)).isEmpty());
        }

        @ParameterizedTest
        @CsvSource({"maxUnavailable, maxUnavailabe", "readOnlyRootFilesystem, readOnlyRootFileSystem", "spec:, specs:"})
        void findsAFieldThatDoesNotExist(String right, String wrong) {
            var objects = Manifests.read(DEPLOYMENT.replaceFirst(right, wrong)).objects();

            assertThat(UnknownFields.in(objects.getFirst()))
                    .singleElement()
                    .asString()
                    .endsWith(wrong.replace(":", ""));
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "replicas: 2, replicas: three",
                    "replicas: 2, replicas: `\"2\"`",
                    "value: `\"8080\"`, value: 8080"
                })
        void findsAValueOfAnotherType(String right, String wrong) {
            var text = DEPLOYMENT.replace(right.replace("`", ""), wrong.replace("`", ""));

            assertThat(text).isNotEqualTo(DEPLOYMENT);
            assertThatThrownBy(() -> Manifests.read(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void findsAFieldThatIsThereTwice() {
            var text = DEPLOYMENT.replace("  replicas: 2\n", "  replicas: 2\n  replicas: 3\n");

            assertThatThrownBy(() -> Manifests.read(text)).hasMessageContaining("uplicate");
        }

        @Test
        void findsAKindThatDoesNotExist() {
            assertThatThrownBy(() -> Manifests.read(DEPLOYMENT.replace("apps/v1", "apps/v2")))
                    .hasMessageContaining("apps/v2/Deployment");
        }
    }

    private static String identity(HasMetadata object) {
        return object.getKind() + "/" + Manifests.nameOf(object);
    }
}
