package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pod may run in a namespace that enforces the restricted profile. */
class PodSecurityTest {
    private static final String RESTRICTED = """
            apiVersion: apps/v1
            kind: Deployment
            spec:
              template:
                spec:
                  hostNetwork: false
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 65532
                    seccompProfile: {type: RuntimeDefault}
                  containers:
                    - name: web
                      ports: [{containerPort: 8080}]
                      securityContext:
                        privileged: false
                        allowPrivilegeEscalation: false
                        capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
                  volumes:
                    - name: tmp
                      emptyDir: {}
            """;

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void keepsTheRestrictedProfile(String values) {
        assertThat(Chart.render(values).deployments())
                .hasSize(4)
                .allSatisfy(deployment -> assertThat(RestrictedPod.violations(Manifests.pod(deployment)))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("dev.grantway.deploy.Chart#cases")
    void goesFurtherThanTheProfile(String values) {
        assertThat(Chart.render(values).deployments()).allSatisfy(deployment -> {
            var pod = Manifests.pod(deployment);
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(Manifests.container(deployment).getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(pod.getVolumes())
                    .filteredOn(volume -> volume.getEmptyDir() != null)
                    .allSatisfy(volume ->
                            assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
        });
    }

    @Test
    void theRulesAcceptARestrictedPod() {
        assertThat(violations(RESTRICTED)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    hostNetwork: false               | hostNetwork: true                                  | hostNetwork
                    hostNetwork: false               | hostPID: true                                      | hostPID
                    hostNetwork: false               | hostIPC: true                                      | hostIPC
                    runAsNonRoot: true               | runAsNonRoot: false                                | runAsNonRoot
                    runAsUser: 65532                 | runAsUser: 0                                       | runAsUser of the pod is 0
                    {type: RuntimeDefault}           | {type: Unconfined}                                 | seccompProfile
                    runAsUser: 65532                 | sysctls: [{name: net.core.somaxconn, value: "1"}]  | sysctls
                    runAsUser: 65532                 | appArmorProfile: {type: Unconfined}                | appArmorProfile
                    runAsUser: 65532                 | seLinuxOptions: {type: spc_t}                      | seLinuxOptions
                    privileged: false                | privileged: true                                   | privileged
                    privileged: false                | runAsUser: 0                                       | runAsUser is 0
                    privileged: false                | runAsNonRoot: false                                | runAsNonRoot
                    privileged: false                | procMount: Unmasked                                | procMount
                    allowPrivilegeEscalation: false  | allowPrivilegeEscalation: true                     | allowPrivilegeEscalation
                    allowPrivilegeEscalation: false  | readOnlyRootFilesystem: true                       | allowPrivilegeEscalation
                    drop: [ALL]                      | drop: []                                           | capabilities that are not dropped
                    drop: [ALL]                      | drop: [NET_RAW]                                    | capabilities that are not dropped
                    add: [NET_BIND_SERVICE]          | add: [SYS_ADMIN]                                   | capabilities that are added
                    {containerPort: 8080}            | {containerPort: 8080, hostPort: 8080}              | hostPort
                    emptyDir: {}                     | hostPath: {path: /}                                | type of volume tmp
                    """)
    void theRulesRefuse(String right, String wrong, String violation) {
        assertThat(RESTRICTED).contains(right);
        assertThat(violations(RESTRICTED.replace(right, wrong))).containsExactly(violation);
    }

    @Test
    void theRulesRefuseAPodThatSaysNothing() {
        var silent = """
                apiVersion: apps/v1
                kind: Deployment
                spec: {template: {spec: {containers: [{name: web}]}}}
                """;

        assertThat(violations(silent))
                .containsExactly(
                        "allowPrivilegeEscalation",
                        "runAsNonRoot",
                        "seccompProfile",
                        "capabilities that are not dropped");
    }

    private static List<String> violations(String manifest) {
        return RestrictedPod.violations(
                Manifests.pod(Manifests.read(manifest).deployments().getFirst()));
    }
}
