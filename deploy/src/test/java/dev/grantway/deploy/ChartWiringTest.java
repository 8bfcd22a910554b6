package dev.grantway.deploy;

import static dev.grantway.deploy.Manifests.container;
import static dev.grantway.deploy.Manifests.nameOf;
import static dev.grantway.deploy.Manifests.pod;
import static dev.grantway.deploy.Manifests.podLabels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart's objects say of each other. */
class ChartWiringTest {
    private static final List<String> SERVICES =
            List.of("app-registry", "install-service", "token-service", "webhook-service");

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void runsTheFourServices(String values) {
        var manifests = Chart.render(values);

        assertThat(manifests.deployments()).hasSize(4);
        assertThat(SERVICES).allSatisfy(service -> {
            var deployment = manifests.deployment(service);
            assertThat(container(deployment).getImage()).contains("grantway/" + service + ":");
            assertThat(podLabels(deployment)).containsEntry("app.kubernetes.io/component", service);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void selectsByLabelsThatOutliveAVersion(String values) {
        assertThat(Chart.render(values).deployments()).allSatisfy(deployment -> {
            var selector = deployment.getSpec().getSelector().getMatchLabels();
            assertThat(podLabels(deployment)).containsAllEntriesOf(selector);
            assertThat(selector)
                    .containsOnlyKeys(
                            "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component");
        });
    }

    @Test
    void keepsItsSelectorsThroughAnUpgrade() {
        var older = Manifests.read(Chart.renderText("minimal", Map.of("image.tag", "1.0.0")));
        var newer = Manifests.read(Chart.renderText("minimal", Map.of("image.tag", "2.0.0")));

        assertThat(newer.deployments())
                .extracting(deployment -> deployment.getSpec().getSelector())
                .isEqualTo(older.deployments().stream()
                        .map(deployment -> deployment.getSpec().getSelector())
                        .toList());
        assertThat(newer.all(Service.class))
                .extracting(Service::getSpec)
                .isEqualTo(
                        older.all(Service.class).stream().map(Service::getSpec).toList());
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void pointsEachSelectorAtOneDeployment(String values) {
        var manifests = Chart.render(values);

        assertThat(manifests.all(Service.class))
                .hasSize(4)
                .allSatisfy(
                        service -> assertSelects(manifests, service.getSpec().getSelector(), nameOf(service)));
        assertThat(manifests.all(PodDisruptionBudget.class))
                .allSatisfy(budget ->
                        assertSelects(manifests, budget.getSpec().getSelector().getMatchLabels(), nameOf(budget)));
        assertThat(manifests.all(NetworkPolicy.class))
                .allSatisfy(policy -> assertSelects(
                        manifests, policy.getSpec().getPodSelector().getMatchLabels(), nameOf(policy)));
        assertThat(manifests.deployments())
                .allSatisfy(deployment -> assertThat(pod(deployment).getTopologySpreadConstraints())
                        .hasSize(2)
                        .allSatisfy(spread -> assertSelects(
                                manifests, spread.getLabelSelector().getMatchLabels(), nameOf(deployment))));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void namesOnlyPortsThatThePodsHave(String values) {
        var manifests = Chart.render(values);

        assertThat(manifests.all(Service.class))
                .allSatisfy(service -> assertThat(service.getSpec().getPorts())
                        .allSatisfy(port -> assertThat(portNames(manifests, nameOf(service)))
                                .contains(port.getTargetPort().getStrVal())));
        assertThat(manifests.all(NetworkPolicy.class))
                .allSatisfy(policy -> assertThat(policy.getSpec().getIngress())
                        .flatExtracting(rule -> rule.getPorts())
                        .allSatisfy(port -> assertThat(portNames(manifests, nameOf(policy)))
                                .contains(port.getPort().getStrVal())));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void exposesTheManagementPortToNoService(String values) {
        assertThat(Chart.render(values).all(Service.class))
                .allSatisfy(service -> assertThat(service.getSpec().getPorts())
                        .extracting(port -> port.getTargetPort().getStrVal())
                        .containsExactly("http"));
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void probesTheManagementPort(String values) {
        assertThat(Chart.render(values).deployments()).allSatisfy(deployment -> {
            var container = container(deployment);
            assertThat(container.getPorts())
                    .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                    .containsExactly(tuple("http", 8080), tuple("management", 9000));
            assertProbe(container.getStartupProbe(), "/q/health/started");
            assertProbe(container.getReadinessProbe(), "/q/health/ready");
            assertProbe(container.getLivenessProbe(), "/q/health/live");
            assertThat(container.getStartupProbe().getPeriodSeconds()).isEqualTo(2);
            assertThat(container.getStartupProbe().getFailureThreshold()).isEqualTo(60);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void leavesTimeToStop(String values) {
        assertThat(Chart.render(values).deployments()).allSatisfy(deployment -> {
            long sleep =
                    container(deployment).getLifecycle().getPreStop().getSleep().getSeconds();
            long drain = seconds(deployment, "GRANTWAY_WEBHOOK_LANE_DRAIN").orElse(10);
            assertThat(sleep).isPositive();
            assertThat(drain).isGreaterThanOrEqualTo(10);
            assertThat(pod(deployment).getTerminationGracePeriodSeconds())
                    .isGreaterThan(sleep
                            + seconds(deployment, "QUARKUS_SHUTDOWN_DELAY").orElseThrow()
                            + seconds(deployment, "QUARKUS_SHUTDOWN_TIMEOUT").orElseThrow()
                            + drain);
        });
        assertThat(pod(Chart.render(values).deployment("token-service")).getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void replacesPodsWithoutAGap(String values) {
        assertThat(Chart.render(values).deployments()).allSatisfy(deployment -> {
            var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
            assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
            assertThat(rolling.getMaxSurge().getIntVal()).isEqualTo(1);
            assertThat(deployment.getSpec().getMinReadySeconds()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void asksForTheMemoryThatItMayUseAndLimitsNoProcessor(String values) {
        assertThat(Chart.render(values).deployments()).allSatisfy(deployment -> {
            var resources = container(deployment).getResources();
            assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(resources.getLimits()).containsOnlyKeys("memory");
            var memory = Objects.requireNonNull(resources.getLimits().get("memory"));
            assertThat(resources.getRequests()).containsEntry("memory", memory);
            assertThat(memory.getNumericalAmount().longValueExact()).isGreaterThanOrEqualTo(384L << 20);
        });
    }

    @Test
    void startsAppRegistryAgainWhenThePlatformFileChanges() {
        var before = Chart.render("minimal");
        var after = Manifests.read(Chart.renderText("minimal", Map.of("platform.content", "name: Other")));

        assertThat(checksum(after, "app-registry")).isNotEqualTo(checksum(before, "app-registry"));
        assertThat(after.deployment("token-service")).isEqualTo(before.deployment("token-service"));
    }

    private static String checksum(Manifests manifests, String service) {
        var template = manifests.deployment(service).getSpec().getTemplate();
        return Objects.requireNonNull(template.getMetadata().getAnnotations().get("checksum/platform"));
    }

    private static void assertSelects(Manifests manifests, Map<String, String> selector, String expected) {
        assertThat(manifests.deployments())
                .filteredOn(deployment -> podLabels(deployment).entrySet().containsAll(selector.entrySet()))
                .extracting(Manifests::nameOf)
                .containsExactly(expected);
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    }

    private static List<String> portNames(Manifests manifests, String deployment) {
        return manifests.deployments().stream()
                .filter(each -> nameOf(each).equals(deployment))
                .flatMap(each -> container(each).getPorts().stream())
                .map(ContainerPort::getName)
                .toList();
    }

    private static OptionalLong seconds(Deployment deployment, String variable) {
        return Settings.of(deployment).plain().entrySet().stream()
                .filter(entry -> entry.getKey().equals(variable))
                .mapToLong(entry -> Long.parseLong(entry.getValue().replaceFirst("s$", "")))
                .findFirst();
    }
}
