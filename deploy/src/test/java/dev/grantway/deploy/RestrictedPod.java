package dev.grantway.deploy;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The restricted profile of Kubernetes' Pod Security Standards, as far as it is about Linux pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
final class RestrictedPod {
    private final PodSpec pod;
    private final List<String> violations = new ArrayList<>();

    private RestrictedPod(PodSpec pod) {
        this.pod = pod;
    }

    /** What the profile forbids in a pod; empty when it may run. */
    static List<String> violations(PodSpec pod) {
        var rules = new RestrictedPod(pod);
        rules.host();
        pod.getVolumes().forEach(rules::volume);
        Stream.of(pod.getContainers(), pod.getInitContainers())
                .flatMap(List::stream)
                .forEach(rules::container);
        return List.copyOf(rules.violations);
    }

    private void host() {
        demand(!isTrue(pod.getHostNetwork()), "hostNetwork");
        demand(!isTrue(pod.getHostPID()), "hostPID");
        demand(!isTrue(pod.getHostIPC()), "hostIPC");
        var context = pod.getSecurityContext();
        if (context != null) {
            demand(context.getSysctls().isEmpty(), "sysctls");
            demand(isNotRoot(context.getRunAsUser()), "runAsUser of the pod is 0");
            demand(context.getSeLinuxOptions() == null, "seLinuxOptions");
            demand(
                    context.getAppArmorProfile() == null
                            || !Objects.equals(context.getAppArmorProfile().getType(), "Unconfined"),
                    "appArmorProfile");
        }
    }

    private void volume(Volume volume) {
        boolean allowed = Stream.of(
                        volume.getConfigMap(),
                        volume.getCsi(),
                        volume.getDownwardAPI(),
                        volume.getEmptyDir(),
                        volume.getEphemeral(),
                        volume.getPersistentVolumeClaim(),
                        volume.getProjected(),
                        volume.getSecret())
                .anyMatch(Objects::nonNull);
        demand(allowed, "type of volume " + volume.getName());
    }

    private void container(Container container) {
        var context = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        demand(!isTrue(context.getPrivileged()), "privileged");
        demand(Objects.equals(context.getAllowPrivilegeEscalation(), false), "allowPrivilegeEscalation");
        demand(isNonRoot(context), "runAsNonRoot");
        demand(isNotRoot(context.getRunAsUser()), "runAsUser is 0");
        demand(hasSeccomp(context), "seccompProfile");
        demand(context.getProcMount() == null || context.getProcMount().equals("Default"), "procMount");
        var capabilities = Objects.requireNonNullElseGet(context.getCapabilities(), Capabilities::new);
        demand(capabilities.getDrop().contains("ALL"), "capabilities that are not dropped");
        demand(Set.of("NET_BIND_SERVICE").containsAll(capabilities.getAdd()), "capabilities that are added");
        demand(
                container.getPorts().stream().allMatch(port -> port.getHostPort() == null || port.getHostPort() == 0),
                "hostPort");
    }

    private boolean isNonRoot(SecurityContext context) {
        if (context.getRunAsNonRoot() != null) {
            return context.getRunAsNonRoot();
        }
        return pod.getSecurityContext() != null
                && isTrue(pod.getSecurityContext().getRunAsNonRoot());
    }

    private boolean hasSeccomp(SecurityContext context) {
        var profile = context.getSeccompProfile();
        if (profile == null && pod.getSecurityContext() != null) {
            profile = pod.getSecurityContext().getSeccompProfile();
        }
        return profile != null && Set.of("RuntimeDefault", "Localhost").contains(profile.getType());
    }

    private static boolean isNotRoot(@Nullable Long user) {
        return user == null || user != 0;
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private void demand(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
