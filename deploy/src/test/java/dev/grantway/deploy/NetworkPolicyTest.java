package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call whom. */
class NetworkPolicyTest {
    @Test
    void deniesBothWaysWhatItDoesNotName() {
        assertThat(policies("minimal")).hasSize(4).allSatisfy(policy -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.getFrom())
                            .as("an empty list would be everyone")
                            .isNotEmpty());
            assertThat(policy.getSpec().getEgress())
                    .allSatisfy(rule -> assertThat(rule.getPorts()).isNotEmpty());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "app-registry, install-service",
        "install-service,",
        "token-service, app-registry install-service token-service webhook-service",
        "webhook-service,"
    })
    void letsOnlyTheCallersIn(String service, String callers) {
        var expected = callers == null ? List.of() : List.of(callers.split(" ", -1));

        assertThat(components(policy("minimal", service).getSpec().getIngress().stream()
                        .flatMap(rule -> rule.getFrom().stream())))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Object::toString).toList());
    }

    @Test
    void letsEachCallerOutToWhatLetsItIn() {
        for (var callee : policies("minimal")) {
            var callers = components(callee.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()));
            for (var caller : policies("minimal")) {
                var callees = components(caller.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()));
                assertThat(callees.contains(component(callee)))
                        .as("%s to %s", component(caller), component(callee))
                        .isEqualTo(callers.contains(component(caller)));
            }
        }
    }

    @Test
    void letsTheGatewayInFromWhereItIsSaidToRun() {
        assertThat(namespaces("minimal")).containsOnly("gateways");
        assertThat(namespaces("production")).contains("gateway-proxies").doesNotContain("gateways");
    }

    @ParameterizedTest
    @CsvSource({"app-registry, false", "install-service, false", "token-service, false", "webhook-service, true"})
    void letsOnlyTheSenderOfWebhooksOutToTheInternet(String service, boolean internet) {
        assertThat(blocks(policy("minimal", service)).isEmpty()).isNotEqualTo(internet);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255"
    })
    void keepsTheSenderOfWebhooksAwayFromWhatIsNear(String address) {
        var block = blocks(policy("minimal", "webhook-service")).getFirst();

        assertThat(block.getCidr()).isEqualTo("0.0.0.0/0");
        assertThat(block.getExcept()).anyMatch(range -> contains(range, address));
        assertThat(block.getExcept()).noneMatch(range -> contains(range, "93.184.216.34"));
    }

    @Test
    void lendsAServiceFurtherCallers() {
        assertThat(policy("production", "token-service").getSpec().getIngress())
                .flatExtracting(rule -> rule.getFrom())
                .extracting(NetworkPolicyPeer::getNamespaceSelector)
                .filteredOn(Objects::nonNull)
                .extracting(selector -> selector.getMatchLabels())
                .contains(Map.of("kubernetes.io/metadata.name", "product"));
    }

    private static List<NetworkPolicy> policies(String values) {
        return Chart.render(values).all(NetworkPolicy.class);
    }

    private static NetworkPolicy policy(String values, String service) {
        return policies(values).stream()
                .filter(policy -> component(policy).equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static String component(NetworkPolicy policy) {
        return Objects.requireNonNull(
                policy.getSpec().getPodSelector().getMatchLabels().get("app.kubernetes.io/component"));
    }

    private static List<String> components(Stream<NetworkPolicyPeer> peers) {
        return peers.filter(peer -> peer.getPodSelector() != null)
                .map(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/component"))
                .toList();
    }

    private static List<String> namespaces(String values) {
        return policies(values).stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .flatMap(rule -> rule.getFrom().stream())
                .filter(peer -> peer.getNamespaceSelector() != null)
                .map(peer -> peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"))
                .toList();
    }

    private static List<IPBlock> blocks(NetworkPolicy policy) {
        return policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .map(NetworkPolicyPeer::getIpBlock)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean contains(String range, String address) {
        var parts = range.split("/", -1);
        int bits = Integer.parseInt(parts[1]);
        return bits == 0 || (number(parts[0]) >> (32 - bits)) == (number(address) >> (32 - bits));
    }

    private static long number(String address) {
        long number = 0;
        for (var part : address.split("\\.", -1)) {
            number = number << 8 | Long.parseLong(part);
        }
        return number;
    }
}
